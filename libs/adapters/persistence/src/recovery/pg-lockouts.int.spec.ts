import { ActivityMonitor, Lockouts } from '@latchkey/recovery';
import { lockoutsContract } from '@latchkey/recovery/testing';
import { pgWorld } from '../testing/pg-world.ts';

lockoutsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  const { parts, admin } = world;
  const pass = async (milliseconds: number) => {
    const by = [milliseconds / 1000];
    await admin.query(`update tenant.lockout_sample set at = at - make_interval(secs => $1)`, by);
    await admin.query(
      `update tenant.activity_monitor set alarmed_at = alarmed_at - make_interval(secs => $1)`,
      by,
    );
  };
  return { ...world, lockouts: parts.get(Lockouts), monitor: parts.get(ActivityMonitor), pass };
});
