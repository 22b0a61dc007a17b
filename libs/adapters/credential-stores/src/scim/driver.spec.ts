import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { applied, rejected, unavailable, unknown } from '../over-http/plain-answers.ts';
import { told } from '../over-http/testing/connection-test-cases.ts';
import type { PeerAnswer } from '../over-http/testing/http-peer.ts';
import { httpStoreConformance } from '../over-http/testing/http-store-conformance.ts';
import { HttpStoreWorld } from '../over-http/testing/http-store-world.ts';
import { schemas } from './schemas.ts';
import { described, genuine, scimKind } from './testing/scim-kind.ts';
import { extension, resourceOf, scimError, scimJson, ServiceProvider } from './testing/service-provider.ts';

httpStoreConformance('scim', scimKind);

describe('a SCIM service provider', () => {
  /** Answers a search in place of the provider. */
  let search: (() => PeerAnswer) | undefined;
  let world: HttpStoreWorld;
  beforeAll(async () => {
    world = await HttpStoreWorld.start({
      ...scimKind,
      protocol: (accounts) => {
        const provider = new ServiceProvider(accounts);
        return {
          serve: (call) => (search && call.path.includes('filter=') ? search() : provider.serve(call)),
          changes: (call) => provider.changes(call),
          wrongResult: () => provider.wrongResult(),
        };
      },
    });
  });
  afterAll(() => world.close());
  afterEach(() => {
    search = undefined;
    world.peer.impostor = undefined;
    describeAs({});
  });

  const describeAs = (change: object) => world.describe(described(world.peer.origin, change));
  const kept = () => world.accounts.find(world.ours.userName) ?? world.accounts.add(world.ours.userName);
  const last = () => world.peer.heard.at(-1);
  const patches = () => world.peer.heard.filter(({ method }) => method === 'PATCH').length;
  const listed = (...Resources: unknown[]) =>
    scimJson(200, { schemas: [schemas.list], totalResults: Resources.length, Resources });

  it('is asked for one user by a quoted name, and sent one PATCH of that version', async () => {
    const by = world.attempt();
    const { version } = kept();
    const options = { mustChange: true, unlock: true };
    expect(await world.reset('by one PATCH', { by, options })).toEqual(applied);
    const [asked, patched] = world.peer.heard.slice(-2);
    expect(asked?.path).toBe('/scim/Users?filter=userName%20eq%20%22ada%22&count=2');
    expect(patched).toMatchObject({ method: 'PATCH', path: '/scim/Users/id-of-ada' });
    expect(patched?.headers).toMatchObject({
      ...{ 'content-type': 'application/scim+json', 'if-match': `W/"${version}"` },
    });
    expect(JSON.parse(patched?.body ?? '')).toEqual({
      schemas: [schemas.patch],
      Operations: [
        { op: 'replace', path: 'password', value: 'by one PATCH' },
        { op: 'replace', path: `${extension}:mustChange`, value: true },
        { op: 'replace', path: `${extension}:locked`, value: false },
        { op: 'replace', path: `${extension}:attempt`, value: by.fence },
      ],
    });
    expect(kept()).toMatchObject({ password: 'by one PATCH', mustChange: true, fence: by.fence });
  });

  it.each<[string, () => PeerAnswer, object]>([
    [
      'two users',
      () => listed(resourceOf(kept()), { ...resourceOf(kept()), id: 'x' }),
      rejected('account-missing'),
    ],
    ['nobody', () => listed(), rejected('account-missing')],
    [
      'nobody, without a list',
      () => scimJson(200, { schemas: [schemas.list], totalResults: 0 }),
      rejected('account-missing'),
    ],
    [
      'another one, since it knows no filters',
      () => listed({ ...resourceOf(kept()), userName: 'eve' }),
      rejected('account-missing'),
    ],
    [
      'somebody without a name',
      () => listed({ ...resourceOf(kept()), userName: undefined }),
      rejected('account-missing'),
    ],
    [
      'one of many',
      () => scimJson(200, { schemas: [schemas.list], totalResults: 7, Resources: [resourceOf(kept())] }),
      rejected('account-missing'),
    ],
    ['somebody without an id', () => listed({ ...resourceOf(kept()), id: undefined }), unavailable],
    ['somebody whose id is a step', () => listed({ ...resourceOf(kept()), id: '..' }), unavailable],
    ['a user and no list', () => scimJson(200, resourceOf(kept())), unavailable],
    ['an error', () => scimError(400, 'invalidFilter'), unavailable],
    ['an error with 200', () => ({ ...scimError(400), status: 200 }), unavailable],
    [
      'a page',
      () => ({ status: 200, body: '<html>', headers: { 'content-type': 'text/html' } }),
      unavailable,
    ],
  ])('a search that finds %s changes nothing', async (_, make, expected) => {
    search = make;
    const before = patches();
    expect(await world.reset('never set')).toEqual(expected);
    expect(await world.here(() => world.driver.unlock(world.account, world.attempt()))).toEqual(expected);
    expect(patches()).toBe(before);
  });

  it('a name is compared without letter case, an external id with it', async () => {
    search = () => listed({ ...resourceOf(kept()), userName: 'ADA', externalId: 'X-1' });
    expect(await world.reset('by another case')).toEqual(applied);
    describeAs({ findBy: { attribute: 'externalId', value: 'userId' } });
    const by = (userId: string) => world.reset('by its id', { account: { ...world.account, userId } });
    expect(await by('X-1')).toEqual(applied);
    expect(await by('x-1')).toEqual(rejected('account-missing'));
    expect(world.peer.heard.at(-1)?.path).toBe('/scim/Users?filter=externalId%20eq%20%22x-1%22&count=2');
  });

  it('an inactive account is left alone, unless that is how the provider locks', async () => {
    kept().active = false;
    const before = patches();
    expect(await world.reset('never set')).toEqual(rejected('account-protected'));
    expect(patches()).toBe(before);
    describeAs({ lock: { kind: 'active' } });
    expect(await world.here(() => world.driver.lockState(world.account))).toBe('locked');
    expect(await world.reset('of a locked one')).toEqual(applied);
    expect(await world.here(() => world.driver.unlock(world.account, world.attempt()))).toEqual(applied);
    expect(JSON.parse(last()?.body ?? '')).toMatchObject({
      Operations: [{ op: 'replace', path: 'active', value: true }, {}],
    });
    kept().active = true;
    expect(await world.here(() => world.driver.lockState(world.account))).toBe('not_locked');
  });

  it('what is not described is not done, and said so', async () => {
    const { account, driver } = world;
    describeAs({ lock: { kind: 'none' }, mustChange: undefined, attempt: undefined, changeAtMe: false });
    const before = world.peer.heard.length;
    const passwords = { current: kept().password, next: 'never set' };
    expect(await world.here(() => driver.change(account, passwords, world.attempt()))).toEqual(
      rejected('not-supported'),
    );
    expect(await world.here(() => driver.unlock(account, world.attempt()))).toEqual(
      rejected('not-supported'),
    );
    expect(await world.here(() => driver.lockState(account))).toBe('unknown');
    for (const options of [
      { mustChange: true, unlock: false },
      { mustChange: false, unlock: true },
    ]) {
      expect(await world.reset('never set', { options })).toEqual(rejected('not-supported'));
    }
    expect(world.peer.heard).toHaveLength(before);
    expect(await world.reset('without anything else')).toEqual(applied);
    const checks = await world.here(() => driver.test(account.storeId, { userName: 'ada' }));
    expect(told(checks).slice(4)).toEqual(['look-up passed', 'dry-run passed']);
  });

  it('a person changes the password at /Me, known by the one before', async () => {
    const { account, driver } = world;
    await world.reset('the one before');
    const change = (current: string, next: string, userName = account.userName) =>
      world.here(() => driver.change({ ...account, userName }, { current, next }, world.attempt()));
    expect(await change('another one', 'never set')).toEqual(rejected('wrong-password'));
    expect(await change('the one before', ' ')).toEqual(rejected('policy'));
    expect(await change('the one before', 'never set', 'a:b')).toEqual(rejected('not-supported'));
    expect(await change('the one before', 'the one after')).toEqual(applied);
    expect(kept()).toMatchObject({ password: 'the one after' });
    expect(last()).toMatchObject({ path: '/scim/Me' });
    expect(last()?.headers.authorization).toBe(`Basic ${btoa('ada:the one before')}`);
    world.peer.impostor = () => scimJson(200, resourceOf({ ...kept(), userName: 'eve' }));
    expect(await change('the one after', 'of another')).toEqual(unknown);
  });

  it('R-20 begins again when somebody else has changed the account meanwhile, and gives up in the end', async () => {
    let overtaken = 0;
    world.peer.impostor = (call) => ((overtaken += 1) < 4 ? scimError(412) : genuine(call));
    expect(await world.reset('in the fourth round')).toEqual(applied);
    expect(overtaken).toBe(4);
    world.peer.impostor = () => scimError(412);
    const before = patches();
    expect(await world.reset('in no round')).toEqual(unavailable);
    expect(patches() - before).toBe(16);
  });

  it('a success without content is one', async () => {
    world.peer.impostor = () => ({ status: 204, body: '' });
    expect(await world.reset('without content')).toEqual(applied);
  });

  it.each<[PeerAnswer, object]>([
    [scimError(400, 'invalidValue'), rejected('policy')],
    [scimError(400), rejected('policy')],
    [scimError(400, 'mutability'), rejected('account-protected')],
    [scimError(400, 'noTarget'), rejected('not-supported')],
    [scimError(400, 'invalidPath'), rejected('not-supported')],
    [scimError(403), rejected('account-protected')],
    [scimError(403, 'sensitive'), rejected('account-protected')],
    [scimError(404), rejected('account-missing')],
    [scimError(409, 'uniqueness'), unavailable],
    [scimError(501), rejected('not-supported')],
    [scimError(401), unavailable],
    [scimError(429), unavailable],
    [scimError(503), unavailable],
    [scimError(500), unknown],
    [{ ...scimError(404), status: 400 }, unknown],
    [{ status: 400, body: 'no' }, unknown],
    [{ status: 403, body: 'no' }, unknown],
    [{ status: 404, body: '<html>', headers: { 'content-type': 'text/html' } }, unknown],
    [{ status: 502, body: '' }, unknown],
  ])('R-18 a refusal counts as SCIM tells it: %j', async (answer, expected) => {
    world.peer.impostor = () => answer;
    expect(await world.reset('refused')).toEqual(expected);
  });
});
