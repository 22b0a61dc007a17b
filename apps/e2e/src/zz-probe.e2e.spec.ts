import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { World } from './world/world.ts';
describe('probe', () => {
  let world: World;
  beforeAll(async () => { world = await World.start(); }, 60_000);
  afterAll(async () => { await world.stop(); });
  it('x', async () => {
    for (const n of [64, 200, 64]) {
      if (n === 64) await new Promise((r) => setTimeout(r, 0));
      const t = performance.now();
      const answers = await Promise.all(Array.from({ length: n }, (_, i) => world.acme.start(`n-${i}@e.com`)));
      const m: Record<string, number> = {};
      for (const a of answers) m[a.status] = (m[a.status] ?? 0) + 1;
      console.log(n, JSON.stringify(m), performance.now() - t);
      const rows = await world.sql('select 1 from platform.worker_key');
      console.log('keys', rows.length);
      await new Promise((r) => setTimeout(r, 31_000));
    }
    expect(1).toBe(1);
  }, 200_000);
});
