import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { inspect } from 'node:util';
import { queryObjects } from 'node:v8';
import { Client, HttpClient } from 'soap';
import type { PeerFault } from '../over-http/testing/http-peer.ts';
import { HttpStoreWorld } from '../over-http/testing/http-store-world.ts';
import { GuardedWay } from './guarded-way.ts';
import { SoapPeer } from './soap-peer.ts';
import { hostileEnvelopes, readInTwoWays } from './testing/hostile-envelopes.ts';
import { genuine, messageIdOf, soapKind } from './testing/soap-kind.ts';

const faults: readonly PeerFault[] = [
  ...(['none', 'hang-after', 'drop-before', 'wrong-result', 'garbage', 'slow-drip'] as const),
];

/** How many requests left by Node's own client, which `axios` takes, and by the one for addresses of tenants. */
async function leaving(work: () => Promise<unknown>): Promise<{ byNode: number; byOurs: number }> {
  const count = { byNode: 0, byOurs: 0 };
  const hearNode = (): void => void (count.byNode += 1);
  const hearOurs = (): void => void (count.byOurs += 1);
  subscribe('http.client.request.start', hearNode);
  subscribe('undici:request:create', hearOurs);
  try {
    await work();
  } finally {
    unsubscribe('http.client.request.start', hearNode);
    unsubscribe('undici:request:create', hearOurs);
  }
  return count;
}

describe('what the package leaves behind', () => {
  let world: HttpStoreWorld;
  beforeAll(async () => {
    world = await HttpStoreWorld.start(soapKind());
  });
  afterAll(() => world.close());

  const everything = async (): Promise<void> => {
    const { account, driver, quick } = world;
    for (const fault of faults) {
      world.peer.fault = fault;
      await world.reset(`with ${fault}`, { driver: quick });
    }
    world.peer.fault = 'none';
    await world.here(async () => {
      const passwords = { current: 'not the one', next: 'never set' };
      await driver.change(account, passwords, world.attempt());
      await driver.unlock(account, world.attempt());
      await driver.lockState(account);
    });
  };

  it('S-60 no request leaves but by the client for addresses of tenants', async () => {
    const heard = world.peer.heard.length;
    const { byNode, byOurs } = await leaving(everything);
    expect(byNode).toBe(0);
    expect(byOurs).toBe(faults.length + 3);
    expect(world.peer.heard.length - heard).toBe(byOurs);
    // The package's own way out would have been heard.
    const own = () => new Promise((told) => new HttpClient({}).request(world.peer.origin, '', told));
    expect(await leaving(own)).toEqual({ byNode: 1, byOurs: 0 });
  });

  it('no client is left once a message is answered, nor lost, and nothing keeps the password', async () => {
    await everything();
    for (const made of [Client, GuardedWay, SoapPeer])
      expect([made.name, queryObjects(made)]).toEqual([made.name, 0]);
    const secret = 'Nobody keeps this one';
    await world.reset(secret);
    const kept = inspect(world.driver, { depth: 8, showHidden: true, maxArrayLength: null });
    expect(kept).toContain('ResetPasswordRequest');
    expect(kept).not.toContain(secret);
    // It would have been found.
    const held = new Client(
      (Reflect.get(world.driver, 'remote') as { loaded: { wsdl: never } }).loaded.wsdl,
      'x',
    );
    expect(queryObjects(Client)).toBe(1);
    expect(held.lastRequest).toBeUndefined();
  });

  it('R-18 S-63 no answer changes what every object of the process has', async () => {
    const inherited = [Object, Function, Array].flatMap((made) => [made, made.prototype]);
    const before = inherited.map((each) => Reflect.ownKeys(each).map(String));
    for (const hostile of Object.values({ ...hostileEnvelopes, ...readInTwoWays })) {
      world.peer.impostor = (call) => ({ ...genuine(call), body: hostile(messageIdOf(call)) });
      expect(await world.reset('never set')).toEqual({ kind: 'unknown' });
    }
    world.peer.impostor = undefined;
    expect(inherited.map((each) => Reflect.ownKeys(each).map(String))).toEqual(before);
  });
});
