import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unitWithin } from '@latchkey/kernel/testing';
import { SmsBudgets, widestAllowance } from '@latchkey/messaging';
import { smsBudgetsContract } from '@latchkey/messaging/testing';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';

/** Fewer in every test run than in the proof. */
const storm = process.env['LATCHKEY_PROOF'] === '1' ? 2_000 : 300;

smsBudgetsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  const earlier = `- make_interval(secs => $1)`;
  const times = `sent_at = array(select at ${earlier} from unnest(sent_at) with ordinality s (at, n) order by n)`;
  const last = `last_sent_at = last_sent_at ${earlier}`;
  const pass = async (milliseconds: number) => {
    const seconds = [milliseconds / 1000];
    await world.admin.query(`update tenant.sms_account set ${times}, ${last}`, seconds);
    await world.admin.query(`update platform.sms_number set ${times}, ${last}`, seconds);
    await world.admin.query(`update tenant.sms_day set day_from = day_from ${earlier}`, seconds);
    await world.admin.query(`update tenant.sms_country set ${last}`, seconds);
  };
  return { ...world, budgets: world.parts.get(SmsBudgets), pass, storm };
});

describe('SMS budgets of numbers at rest', () => {
  let world: PgWorld;
  beforeAll(async () => {
    world = await pgWorld();
  });
  afterAll(() => world.close());

  it('S-10 are digests and times: no number, no tenant, no account', async () => {
    const numberKey = world.secrets.keyedDigest('sms-number', '+4915112345678');
    await unitWithin(world, world.ours, () =>
      world.parts.get(SmsBudgets).take({
        ...{ messageId: world.secrets.id(), accountId: world.ours.userId, numberKey, country: 'DE' },
        ...{ dailyBudget: 5, allowance: widestAllowance },
      }),
    );
    const { rows } = await world.admin.query('select * from platform.sms_number');
    expect(rows).toEqual([{ key: numberKey, sent_at: [expect.any(Date)], last_sent_at: expect.any(Date) }]);
  });
});
