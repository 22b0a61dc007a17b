import { expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { inspect } from 'node:util';
import { unavailable, unknown } from '../plain-answers.ts';
import type { PeerFault } from './http-peer.ts';
import type { HttpStoreCases } from './http-store-conformance.ts';

export const networkCases: HttpStoreCases = (world) => {
  it('S-60 an address of the inside is not called unless the operator has opened it', async () => {
    const { peer } = world();
    const heard = peer.heard.length;
    const { connections } = peer;
    const driver = world().driverBy(peer.strictClient());
    expect(await world().reset('to the inside', { driver })).toEqual(unavailable);
    const { account } = world();
    expect(await world().here(() => driver.unlock(account, world().attempt()))).toEqual(unavailable);
    expect(await world().here(() => driver.lockState(account))).toBe('unknown');
    const checks = await world().here(() => driver.test(account.storeId, { userName: null }));
    expect(checks[0]).toMatchObject({ name: 'resolve', result: 'failed', code: 'address-forbidden' });
    expect([peer.heard.length - heard, peer.connections - connections]).toEqual([0, 0]);
  });

  it('S-69 a body without end does not grow the process', async () => {
    const { peer, kind } = world();
    peer.impostor = (call, response) => {
      const { status, headers } = kind.genuine(call);
      const part = Buffer.alloc(64 * 1024, ' ');
      response.writeHead(status, { ...headers });
      const pour = (): void => {
        while (!response.destroyed && response.write(part));
        if (!response.destroyed) response.once('drain', pour);
      };
      pour();
      return undefined;
    };
    await world().reset('warms up');
    const before = process.memoryUsage().rss;
    let peak = before;
    const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().rss)), 2);
    // As many as are let to one host at a time.
    const answers = await Promise.all(Array.from({ length: 8 }, () => world().reset('without an end')));
    clearInterval(watch);
    peer.impostor = undefined;
    const grown = (peak - before) / 2 ** 20;
    figure(`S-69: ${kind.key}: 8 endless answers at once grew the process by ${grown.toFixed(0)} MiB`);
    expect(answers).toEqual(answers.map(() => unknown));
    expect(grown).toBeLessThan(32);
  });

  it('no password and no secret is in an answer, an error or on a console', async () => {
    const { peer, kind, quick: driver } = world();
    const secret = 'Nobody may read this <1>';
    const said: unknown[] = [];
    const hear = async (work: Promise<unknown>) => said.push(await work.catch((error: unknown) => error));
    const write = process.stdout.write.bind(process.stdout);
    process.stdout.write = ((text: string) => said.push(text) > 0) as never;
    try {
      for (const fault of ['hang-after', 'drop-after', 'wrong-result', 'garbage'] satisfies PeerFault[]) {
        peer.fault = fault;
        await hear(world().reset(secret, { driver }));
      }
      peer.fault = 'none';
      await hear(world().reset(`${secret}\0`));
      await hear(world().reset(secret, { account: { ...world().account, storeId: 'elsewhere' } }));
      await hear(world().reset(secret, { account: { ...world().account, userName: secret } }));
      world().describe(kind.settings(peer.origin), { credential: `${secret}\r\n`, password: `${secret}\0` });
      await hear(world().reset(secret));
      await hear(world().here(() => driver.test(world().ours.storeId, { userName: secret })));
    } finally {
      process.stdout.write = write;
      peer.fault = 'none';
      world().describe(kind.settings(peer.origin));
    }
    const all = said.map((each) => inspect(each, { depth: 12, showHidden: true })).join('\n');
    expect(said.length).toBeGreaterThanOrEqual(9);
    expect(said.filter((each) => each instanceof Error)).toHaveLength(1);
    for (const hidden of [secret, secret.slice(0, 12), ...Object.values(kind.secrets)]) {
      expect(all).not.toContain(hidden);
      expect(all).not.toContain(Buffer.from(hidden).toString('base64').slice(0, -4));
    }
  });
};
