import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Answer } from './world/http-client.ts';
import { solutionOf } from './world/puzzles.ts';
import { figure, volume } from './world/volumes.ts';
import { World } from './world/world.ts';

/** Everything that a stranger sees, with what is random in any answer put out of sight. */
function visible({ status, headers, text }: Answer<unknown>): unknown {
  const hidden = text
    .replaceAll(/"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"/g, '"(id)"')
    .replaceAll(/"[\w-]{43}"/g, '"(secret)"')
    .replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"(time)"')
    .replaceAll(/"retry_after":\d+/g, '"retry_after":(seconds)');
  return { status, names: Object.keys(headers).sort(), hidden };
}

const newPassword = 'seven green kettles sing';

describe('brakes of accounts and callers', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start({
      freshMailBudgets: false,
      extraEnvironment: { 'public-api': { LATCHKEY_STARTS_PER_NETWORK: '1000000' } },
    });
  }, 60_000);
  beforeEach(async () => {
    await world.sql('delete from tenant.mail_budget');
    await world.sql('delete from platform.caller_brake');
    await world.mails.clear();
  });
  afterAll(async () => {
    await world.stop();
  });

  /** Lets time go by for the mails of every account, as the database sees it. */
  async function pass(seconds: number): Promise<void> {
    await world.sql(
      `update tenant.mail_budget
        set mailed_at = array(select at - make_interval(secs => $1) from unnest(mailed_at) with ordinality m (at, n) order by n)`,
      [seconds],
    );
  }

  async function settled(): Promise<void> {
    for (let waiting = 1; waiting > 0;) {
      const rows = await world.sql<{ n: number }>(
        `select count(*)::int as n from tenant.message where status = 'queued'`,
      );
      waiting = rows[0]?.n ?? 0;
    }
  }

  it(
    'S-09 S-12 a flood of starts in an hour mails five times at most, and its owner’s link works on',
    async () => {
      const { acme } = world;
      const { email } = acme.user('ada');
      await acme.start('ada');
      const { token } = await world.mails.secrets(email);
      const starts = volume(200, 1000);
      for (let sent = 0; sent < starts; sent += 20) {
        const answers = await Promise.all(Array.from({ length: 20 }, () => acme.start('ada')));
        expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([202]));
        await pass((3600 * 20) / starts);
      }
      await settled();
      const mails = (await world.mails.to(email)).length;
      figure('S-09', `mails after ${starts} starts in an hour`, mails, 'at most 5');
      expect(mails).toBe(5);
      expect((await acme.redeem(token)).status).toBe(200);
    },
    volume(60_000, 300_000),
  );

  it('S-08 S-09 the first to the fiftieth start of a known and of an unknown account answer alike', async () => {
    const { acme } = world;
    let differences = 0;
    for (let n = 1; n <= 50; n += 1) {
      const [known, unknown] = [await acme.start('grace'), await acme.start('nobody-at-all')].map(visible);
      if (JSON.stringify(known) !== JSON.stringify(unknown)) differences += 1;
    }
    figure('S-08', 'answers that differ, 1st to 50th start', differences, '0');
    expect(differences).toBe(0);
  });

  it('S-12 a device that completed a recovery gets its mail while strangers use up all others', async () => {
    const { acme } = world;
    const { email } = acme.user('edsger');
    await acme.start('edsger');
    const proven = (await acme.redeem((await world.mails.secrets(email)).token)).body;
    const set = await acme.setPassword(proven, newPassword);
    const { deviceToken } = set.body as unknown as { deviceToken: string };
    expect(deviceToken).toMatch(/^[\w.-]{60,200}$/);
    for (let n = 0; n < 10; n += 1) {
      await acme.start('edsger');
      await pass(120);
    }
    await settled();
    await world.mails.clear();
    await acme.start('edsger');
    const known = acme.api.with({ 'latchkey-device': deviceToken });
    const started = await known.post('/v1/reset-requests', { identifier: 'edsger' });
    expect(started.status).toBe(202);
    const { token } = await world.mails.secrets(email);
    expect((await acme.redeem(token)).status).toBe(200);
    expect(await world.mails.to(email)).toHaveLength(1);
  });
});

describe('strangers who try', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start();
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  });

  /** Ten wrong codes, in two flows, as fast as they go. */
  async function lockOut(identifier: string): Promise<void> {
    const { acme } = world;
    for (let flow = 0; flow < 2; flow += 1) {
      const { body } = await acme.start(identifier);
      await Promise.all(Array.from({ length: 5 }, () => acme.prove(body, '000000')));
    }
  }

  async function alarms(): Promise<number> {
    const rows = await world.sql<{ n: number }>(
      `select count(*)::int as n from tenant.outbox_event where name = 'recovery.activity.threshold-reached'`,
    );
    return rows[0]?.n ?? 0;
  }

  it(
    'S-12 S-13 the owner’s link and password go through while strangers send starts and wrong codes',
    async () => {
      const { acme } = world;
      await acme.start('ada');
      const { token } = await world.mails.secrets(acme.user('ada').email);
      const attacks = volume(100, 1000);
      const attack = async (): Promise<void> => {
        for (let n = 0; n < attacks / 10; n += 1) await acme.prove((await acme.start('ada')).body, '000000');
      };
      const attackers = Promise.all(Array.from({ length: 10 }, attack));
      const redeemed = await acme.redeem(token);
      const set = await acme.setPassword(redeemed.body, newPassword);
      await attackers;
      figure('S-12', `owner during ${attacks} starts and wrong codes`, set.body.result, 'PASSWORD_RESET');
      expect([redeemed.status, set.body.result]).toEqual([200, 'PASSWORD_RESET']);
    },
    volume(60_000, 300_000),
  );

  it('PR-T23 PR-B14 each account that is locked out is noted, known or not, and the tenth raises one alarm', async () => {
    const had = await world.sql<{ user_id: string | null }>('select user_id from tenant.lockout');
    await world.sql('delete from tenant.lockout_sample');
    for (let n = 1; n <= 9; n += 1) await lockOut(n === 1 ? 'grace' : `somebody-${n}`);
    expect(await alarms()).toBe(0);
    await Promise.all([10, 11, 12].map((n) => lockOut(`somebody-${n}`)));
    figure('PR-B14', 'alarms after 12 lockouts, the last three at once', await alarms(), '1');
    expect(await alarms()).toBe(1);
    const noted = await world.sql<{ user_id: string | null; reason: string }>(
      'select user_id, reason from tenant.lockout order by began_at offset $1',
      [had.length],
    );
    expect(noted).toHaveLength(12);
    expect(noted[0]).toEqual({ user_id: world.acme.user('grace').id, reason: 'failures_of_process' });
    expect(noted.slice(1).every(({ user_id }) => user_id === null)).toBe(true);
  });
});

describe('one address that asks too often', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.start({
      extraEnvironment: {
        'public-api': {
          LATCHKEY_STARTS_PER_NETWORK: '30',
          LATCHKEY_VISITS_PER_NETWORK: '8',
          LATCHKEY_WRONG_LINKS_PER_NETWORK: '20',
        },
      },
    });
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  });

  it('S-08 S-11 is told 429 with Retry-After, whoever it asks for and whatever it says of its address', async () => {
    const { acme } = world;
    const answers: Answer<unknown>[] = [];
    for (let n = 0; n < 50; n += 1) {
      const forged = acme.api.with({ 'x-forwarded-for': `198.51.100.${n}`, forwarded: `for=192.0.2.${n}` });
      const body = { identifier: n % 2 ? 'ada' : `nobody-${n}`, locale: 'en' };
      const answer = await forged.post('/v1/reset-requests', body);
      // From half of the limit on it is asked for a proof first.
      const proof = answer.status === 403 ? await solutionOf(answer) : undefined;
      answers.push(proof ? await forged.with(proof).post('/v1/reset-requests', body) : answer);
    }
    const passed = answers.filter(({ status }) => status === 202).length;
    figure('S-11', 'starts that passed with 50 forged addresses, limit 30', passed, '29');
    // The first that was asked for a proof has been counted as well.
    expect(passed).toBe(29);
    const refused = answers.slice(29);
    for (const { status, headers } of refused) {
      expect(status).toBe(429);
      expect(Number(headers['retry-after'])).toBeGreaterThan(3000);
    }
    expect(
      new Set(refused.map((answer) => JSON.stringify(visible(answer)).replace(/"request_id\\*":[^,]+/, '')))
        .size,
    ).toBe(1);
  });

  it('BY-18 conversations of the step API that it opens leave no row beyond the limit', async () => {
    const { acme } = world;
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) statuses.push((await acme.api.post('/v1/pwd_reset/init', {})).status);
    expect(statuses).toEqual([...Array<number>(8).fill(200), ...Array<number>(4).fill(429)]);
    expect(await world.sql('select 1 from tenant.step_session')).toHaveLength(8);
  });

  it('S-22a wrong links are told 429 in the end, and a right one works all the same', async () => {
    const { acme } = world;
    await world.sql('delete from platform.caller_brake');
    await acme.start('ada');
    const { token } = await world.mails.secrets(acme.user('ada').email);
    const statuses: number[] = [];
    for (let n = 0; n < 30; n += 1) statuses.push((await acme.redeem(`${n}`.padStart(43, 'w'))).status);
    expect(statuses).toEqual([...Array<number>(20).fill(410), ...Array<number>(10).fill(429)]);
    expect((await acme.redeem(token)).status).toBe(200);
  });
});
