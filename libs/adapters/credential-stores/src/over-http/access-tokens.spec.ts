import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { applied, unavailable } from './plain-answers.ts';
import { AccessTokens } from './access-tokens.ts';
import type { ClientCredentials } from './authentication.ts';
import { Conversation } from './conversation.ts';
import { told } from './testing/connection-test-cases.ts';
import { HttpPeer, type HeardCall, type PeerAnswer } from './testing/http-peer.ts';
import { HttpStoreWorld } from './testing/http-store-world.ts';
import { json } from '../rest/testing/rest-interface.ts';
import { described, restKind } from '../rest/testing/rest-kind.ts';

describe('access tokens of client credentials', () => {
  let peer: HttpPeer;
  let answer: PeerAnswer;
  let now = 0;
  let tokens: AccessTokens;
  let world: HttpStoreWorld | undefined;

  beforeAll(async () => {
    const serve = () => answer;
    peer = await HttpPeer.start('tokens.example.com', {
      ...{ serve, changes: () => false, wrongResult: serve },
    });
  });
  afterAll(() => Promise.all([peer.stop(), world?.close()]));
  beforeEach(() => {
    tokens = new AccessTokens(() => now);
    peer.heard.length = 0;
    answer = json(200, { access_token: 'first', token_type: 'Bearer', expires_in: 100 });
  });

  const client = (change: Partial<ClientCredentials> = {}): ClientCredentials => ({
    ...{ kind: 'oauth2', tokenUrl: `${peer.origin}/token`, clientId: 'us&them', sentIn: 'header' },
    ...change,
  });
  const ask = (change = {}, { storeId = 'store', secret = 's3c:r&t' } = {}) =>
    tokens.of(storeId, client(change), secret, new Conversation(peer.client(), 5_000));

  it('are fetched once, and again when they are about to expire', async () => {
    expect(await ask()).toBe('first');
    answer = json(200, { access_token: 'second', token_type: 'bearer', expires_in: 100 });
    now += 69_000;
    expect(await ask()).toBe('first');
    now += 2_000;
    expect(await ask()).toBe('second');
    expect(peer.heard).toHaveLength(2);
  });

  it('are asked for once by all who need one at the same time', async () => {
    const told = await Promise.all(Array.from({ length: 20 }, () => ask()));
    expect(new Set(told)).toEqual(new Set(['first']));
    expect(peer.heard).toHaveLength(1);
  });

  it('S-40 serve one store, one description and one secret alone', async () => {
    await ask();
    await ask({}, { storeId: 'another' });
    await ask({}, { secret: 'rotated' });
    await ask({ scope: 'write' });
    expect(peer.heard).toHaveLength(4);
    tokens.forget('store', client(), 's3c:r&t');
    await ask();
    expect(peer.heard).toHaveLength(5);
  });

  it('are asked for with encoded names (RFC 6749, 2.3.1)', async () => {
    await ask({ scope: 'a b' });
    const { headers, body } = peer.heard[0] ?? {};
    expect(headers?.authorization).toBe(`Basic ${btoa('us%26them:s3c%3Ar%26t')}`);
    expect(body).toBe('grant_type=client_credentials&scope=a+b');
    await ask({ sentIn: 'body' });
    expect(peer.heard[1]?.headers.authorization).toBeUndefined();
    expect(peer.heard[1]?.body).toBe(
      'grant_type=client_credentials&client_id=us%26them&client_secret=s3c%3Ar%26t',
    );
  });

  it.each<[string, PeerAnswer]>([
    ['an error', json(401, { error: 'invalid_client' })],
    ['an error with 200', json(200, { error: 'invalid_client' })],
    ['a created one', json(201, { access_token: 'a', token_type: 'bearer' })],
    ['another type', json(200, { access_token: 'a', token_type: 'mac' })],
    ['no type', json(200, { access_token: 'a' })],
    ['a line break', json(200, { access_token: 'a\r\nx: y', token_type: 'bearer' })],
    ['a blank', json(200, { access_token: 'a b', token_type: 'bearer' })],
    ['an endless one', json(200, { access_token: 'a'.repeat(9_000), token_type: 'bearer' })],
    ['a life of minus one', json(200, { access_token: 'a', token_type: 'bearer', expires_in: -1 })],
    ['a form', { status: 200, body: 'access_token=a&token_type=bearer' }],
    ['a page', { status: 200, body: '<html>', headers: { 'content-type': 'text/html' } }],
    ['a redirect', { status: 302, body: '', headers: { location: '/elsewhere' } }],
  ])('are none with %s, and nobody keeps that', async (_, given) => {
    answer = given;
    expect(await ask()).toBeUndefined();
    answer = json(200, { access_token: 'better', token_type: 'bearer' });
    expect(await ask()).toBe('better');
  });

  it('a store is called with one, and not at all without; one that it does not take is not used again', async () => {
    const called = await HttpStoreWorld.start({
      ...restKind,
      // Tokens and accounts by one server.
      protocol: (accounts) => {
        const store = restKind.protocol(accounts);
        const asksForToken = ({ path }: HeardCall): boolean => path === '/token';
        return {
          serve: (call) => (asksForToken(call) ? answer : store.serve(call)),
          changes: (call) => !asksForToken(call) && store.changes(call),
          wrongResult: (call) => store.wrongResult(call),
        };
      },
    });
    world = called;
    const { origin, heard } = called.peer;
    const authentication = { kind: 'oauth2', tokenUrl: `${origin}/token`, clientId: 'us' };
    called.describe(described(origin, { authentication }));
    const test = () => called.here(() => called.driver.test(called.ours.storeId, { userName: null }));
    const given = (token: string): PeerAnswer =>
      json(200, { access_token: token, token_type: 'bearer', expires_in: 100 });

    answer = json(401, {});
    expect(await called.reset('without one')).toEqual(unavailable);
    expect(told(await test())).toContain('authenticate failed no-token');
    answer = given('not-the-right-one');
    expect(await called.reset('with a wrong one')).toEqual(unavailable);
    expect(heard.filter(({ path }) => path.startsWith('/api/users'))).toHaveLength(1);
    answer = given(restKind.secrets['credential'] ?? '');
    heard.length = 0;
    expect(await called.reset('with the right one')).toEqual(applied);
    expect(await called.reset('with the same one')).toEqual(applied);
    expect(told(await test())).toContain('authenticate passed');
    expect(heard.filter(({ path }) => path === '/token')).toHaveLength(1);
  });
});
