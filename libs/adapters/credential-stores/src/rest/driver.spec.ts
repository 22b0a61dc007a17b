import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { canEndSessions } from '@latchkey/credentials';
import { applied, rejected, unavailable, unknown } from '../over-http/plain-answers.ts';
import { told } from '../over-http/testing/connection-test-cases.ts';
import type { PeerAnswer } from '../over-http/testing/http-peer.ts';
import { httpStoreConformance } from '../over-http/testing/http-store-conformance.ts';
import { HttpStoreWorld } from '../over-http/testing/http-store-world.ts';
import { json } from './testing/rest-interface.ts';
import { described, restDescription, restKind } from './testing/rest-kind.ts';

httpStoreConformance('rest', restKind);

describe('a REST interface', () => {
  let world: HttpStoreWorld;
  beforeAll(async () => {
    world = await HttpStoreWorld.start(restKind);
  });
  afterAll(() => world.close());
  afterEach(() => {
    world.peer.impostor = undefined;
    describeAs({});
  });

  const { reset, ...others } = restDescription.operations;
  const describeAs = (change: object) => world.describe(described(world.peer.origin, change));
  /** What the answer to a reset means, with some of its description changed. */
  const resetAs = async (operation: object, answer?: PeerAnswer, more: object = {}) => {
    describeAs({ operations: { ...others, reset: { ...reset, ...operation } }, ...more });
    if (answer) world.peer.impostor = () => answer;
    return world.reset('as it is described');
  };
  const last = () => world.peer.heard.at(-1);
  const kept = () => world.accounts.find(world.ours.userName);
  const empty = (status: number): PeerAnswer => ({ status, body: '' });

  it('is sent values as JSON, the id of the change and the number of the attempt', async () => {
    const by = world.attempt();
    const options = { mustChange: true, unlock: false };
    expect(await world.reset('a "quoted" \\ one', { by, options })).toEqual(applied);
    expect(last()).toMatchObject({ method: 'PUT', path: '/api/users/ada/password' });
    expect(JSON.parse(last()?.body ?? '')).toEqual({
      ...{ password: 'a "quoted" \\ one', mustChange: true, unlock: false },
    });
    expect(last()?.headers).toMatchObject({
      ...{ 'idempotency-key': by.changeId, 'x-attempt': String(by.fence) },
      'content-type': 'application/json',
    });
  });

  it('changes a password for whoever knows the one before', async () => {
    const { account, driver } = world;
    await world.reset('the one before');
    const change = (current: string, next: string) =>
      world.here(() => driver.change(account, { current, next }, world.attempt()));
    expect(await change('another one', 'never set')).toEqual(rejected('wrong-password'));
    expect(await change('', 'never set')).toEqual(rejected('wrong-password'));
    expect(await change('the one before', ' ')).toEqual(rejected('policy'));
    expect(await change('the one before', 'the one after')).toEqual(applied);
    expect(kept()).toMatchObject({ password: 'the one after' });
  });

  it('S-33 ends the sessions that it holds, by the name that it knows', async () => {
    const endSessions = {
      ...{
        method: 'POST',
        path: '/users/{{externalId}}/logout',
        of: 'everybody',
        success: { statuses: [204] },
      },
    };
    const end = (externalId: string | null) => {
      const [account, by] = [{ ...world.account, externalId }, world.attempt()];
      return world.here(async () =>
        canEndSessions(world.driver) ? world.driver.endSessions(account, by) : 'cannot',
      );
    };
    expect(await end('idp-17')).toEqual(rejected('not-supported'));
    describeAs({ operations: { ...others, reset, endSessions } });
    const heard = world.peer.heard.length;
    expect(await end(null)).toEqual(rejected('account-missing'));
    expect(world.peer.heard).toHaveLength(heard);
    world.peer.impostor = () => empty(204);
    expect(await end('idp/17')).toEqual(applied);
    expect(last()).toMatchObject({ method: 'POST', path: '/api/users/idp%2F17/logout' });
    for (const [status, told] of [
      [200, unknown],
      [404, unavailable],
      [503, unavailable],
    ] as const) {
      world.peer.impostor = () => empty(status);
      expect([status, await end('idp-17')]).toEqual([status, told]);
    }
  });

  it('what is not described is not done, and said so', async () => {
    const { account, driver } = world;
    describeAs({ operations: { reset } });
    const heard = world.peer.heard.length;
    const passwords = { current: kept()?.password ?? '', next: 'never set' };
    expect(await world.here(() => driver.change(account, passwords, world.attempt()))).toEqual(
      rejected('not-supported'),
    );
    expect(await world.here(() => driver.unlock(account, world.attempt()))).toEqual(
      rejected('not-supported'),
    );
    expect(await world.here(() => driver.lockState(account))).toBe('unknown');
    expect(world.peer.heard).toHaveLength(heard);
    const checks = await world.here(() => driver.test(account.storeId, { userName: 'ada' }));
    expect(told(checks)).toEqual(['resolve passed', 'connect passed', 'tls passed']);
  });

  it('a demand that no reset of it can carry is refused before anything is sent', async () => {
    const body = { password: '{{newPassword}}' };
    describeAs({ operations: { reset: { ...reset, body } } });
    const heard = world.peer.heard.length;
    for (const options of [
      { mustChange: true, unlock: false },
      { mustChange: false, unlock: true },
    ]) {
      expect(await world.reset('never set', { options })).toEqual(rejected('not-supported'));
    }
    expect(world.peer.heard).toHaveLength(heard);
    describeAs({ operations: { reset: { ...reset, body, implies: ['mustChange', 'unlock'] } } });
    expect(await world.reset('with both', { options: { mustChange: true, unlock: true } })).toEqual(applied);
  });

  it('a lock that a reset does not end is ended by a second call; where that fails, nobody knows', async () => {
    const body = { password: '{{newPassword}}' };
    describeAs({ fenceHeader: undefined, operations: { ...others, reset: { ...reset, body } } });
    world.accounts.comparesAttempts = false;
    world.accounts.lock('ada');
    const options = { mustChange: false, unlock: true };
    const by = world.attempt();
    expect(await world.reset('and unlocked', { by, options })).toEqual(applied);
    expect(kept()).toMatchObject({ password: 'and unlocked', locked: false });
    // Another request: a store that drops repeats must not take it for one.
    expect(last()?.headers['idempotency-key']).toBe(`${by.changeId}-unlock`);
    world.peer.impostor = (call) =>
      call.method === 'DELETE' ? json(404, { error: 'no-such-user' }) : restKind.genuine(call);
    expect(await world.reset('and still locked', { options })).toEqual(unknown);
    world.accounts.comparesAttempts = true;
  });

  describe('R-18 a success', () => {
    const success = { statuses: [200, 204] };

    it.each<[string, PeerAnswer, object]>([
      ['without a body', empty(204), applied],
      ['without a body, with 200', empty(200), applied],
      ['that is not listed', empty(202), unknown],
      ['with a body that nobody has described', json(200, { status: 'done' }), unknown],
      ['with a page', { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } }, unknown],
    ])('by its status alone: %s', async (_, answer, expected) => {
      expect(await resetAs({ success }, answer)).toEqual(expected);
    });

    it.each<[string, unknown, object]>([
      ['true', true, applied],
      ['"true"', 'true', applied],
      ['1', 1, applied],
      ['0', 0, unknown],
      ['a list', [true], unknown],
      ['null', null, unknown],
    ])('by a value: %s', async (_, done, expected) => {
      const at = { statuses: [200], at: '/done', values: [true, 1] };
      expect(await resetAs({ success: at }, json(200, { done }))).toEqual(expected);
    });
  });

  it.each<[number, object]>([
    ...[401, 402, 403, 404, 405, 407, 413, 415, 429, 503].map((status): [number, object] => [
      status,
      unavailable,
    ]),
    ...[200, 301, 303, 400, 409, 422, 500, 502, 504].map((status): [number, object] => [status, unknown]),
  ])('R-12 a status that nobody has described: %d', async (status, expected) => {
    expect(await resetAs({}, { ...json(status, {}), headers: { location: '/x' } })).toEqual(expected);
  });

  it('what is described as a refusal, or as to be tried later, is told as that, also with 200', async () => {
    const refused = [{ statuses: [200], at: '/error/code', values: [17, 'E17'], because: 'too-young' }];
    const later = [{ statuses: [200, 500], at: '/error/code', values: ['busy'] }];
    const as = (code: unknown, status = 200) =>
      resetAs({ refused, later }, json(status, { error: { code } }));
    expect(await as(17)).toEqual(rejected('too-young'));
    expect(await as('E17')).toEqual(rejected('too-young'));
    expect(await as('busy')).toEqual(unavailable);
    expect(await as('busy', 500)).toEqual(unavailable);
    expect(await as('E17', 500)).toEqual(unknown);
    expect(await as(18)).toEqual(unknown);
  });

  it('an account is told by its id where that is what stands in the path', async () => {
    const path = '/users/{{userId}}/password';
    const userId = '../eve';
    world.accounts.add(userId);
    describeAs({ operations: { ...others, reset: { ...reset, path } } });
    expect(await world.reset('by its id', { account: { ...world.account, userId } })).toEqual(applied);
    expect(last()?.path).toBe('/api/users/..%2Feve/password');
    expect(world.accounts.letsIn(userId, 'by its id')).toBe(true);
    for (const dots of ['.', '..', '']) {
      const account = { ...world.account, userId: dots };
      expect(await world.reset('by dots', { account })).toEqual(rejected('account-missing'));
    }
  });

  it.each<[string, object, string, string]>([
    ['basic', { kind: 'basic', userName: 'us' }, 'authorization', `Basic ${btoa('us:s3cret')}`],
    ['bearer', { kind: 'bearer' }, 'authorization', 'Bearer s3cret'],
    ['another scheme', { kind: 'bearer', scheme: 'SSWS' }, 'authorization', 'SSWS s3cret'],
    ['a header', { kind: 'header', name: 'X-Api-Key' }, 'x-api-key', 's3cret'],
  ])('knows us by %s', async (_, authentication, header, value) => {
    world.describe(described(world.peer.origin, { authentication }), { credential: 's3cret' });
    await world.reset('by whom?');
    expect(last()?.headers[header]).toBe(value);
  });

  it('PR-W13 tells that the state of a lock is not understood', async () => {
    const lockState = { ...others.lockState, success: { ...others.lockState.success, at: '/elsewhere' } };
    describeAs({ operations: { reset, lockState } });
    const checks = await world.here(() => world.driver.test(world.ours.storeId, { userName: 'ada' }));
    expect(told(checks).slice(3)).toEqual(['look-up passed', 'lock-state failed answer-not-understood']);
    expect(await world.here(() => world.driver.lockState(world.account))).toBe('unknown');
  });
});
