import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { fulfilled, inParallel, unitWithin, type Premises } from '@latchkey/kernel/testing';
import { EnrolmentChecks, ReadinessSnapshots, ResetRequests, type ResetRequest } from '@latchkey/recovery';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';
import { seedUser } from '../testing/seeded-premises.ts';

const badge = '01a20000-0000-7000-8000-0000000000b1';
const check = '01a20000-0000-7000-8000-0000000000b2';

describe('whom a tenant\u2019s own checks are asked about', () => {
  let world: PgWorld;
  const at = <T>(work: () => Promise<T>, premises: Premises = world.oursInTest) =>
    unitWithin(world, premises, work);
  const admin = (text: string, values: unknown[] = []) => world.admin.query(text, values);
  const checks = () => world.parts.get(EnrolmentChecks);
  const claim = (most = 100, premises?: Premises) => at(() => checks().claim(most), premises);
  const answer = (verdictIds: readonly string[], enrolled: boolean) =>
    at(async () => {
      const now = await world.clock.now();
      for (const verdict of await checks().getForUpdate(verdictIds)) verdict.answered(enrolled, now);
    });
  const aDayLater = () =>
    admin(`update tenant.enrolment_verdict set asked_at = asked_at - interval '21 hours'`);
  const readiness = async () => {
    await at(() => world.parts.get(ReadinessSnapshots).rebuild());
    const { rows } = await admin(`select state, methods from tenant.user_readiness where user_id = $1`, [
      world.oursInTest.userId,
    ]);
    return rows[0] as { state: string; methods: string[] };
  };

  beforeAll(async () => {
    world = await pgWorld();
    const { tenantId, environment, processId } = world.oursInTest;
    await admin(
      `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
        values ($1, $2, $3, 'Badge', 'badge', 'mock_success', 'active', '{}', now(), 1)`,
      [tenantId, environment, badge],
    );
    await admin(
      `update tenant.process_version set owed = owed || $2::uuid, policy = jsonb_set(policy, '{verifications}',
          policy -> 'verifications' || jsonb_build_array(jsonb_build_object('verificationId', $2::text, 'order', 2,
            'mandatory', true, 'autoEnrol', true, 'enrolmentCheckId', $3::text)))
        where process_id = $1`,
      [processId, badge, check],
    );
  }, 60_000);
  afterAll(() => world.close());
  afterEach(async () => {
    await admin(`delete from tenant.enrolment_verdict`);
  });

  it('PR-B41 all for whom a process in force has one, once a day', async () => {
    expect(await at(() => checks().areWanted())).toBe(true);
    const [wanted, ...others] = await claim();
    expect(others).toEqual([]);
    expect(wanted).toMatchObject({
      ...{ userId: world.oursInTest.userId, verificationId: badge, extensionId: check },
    });
    expect([await at(() => checks().areWanted()), await claim()]).toEqual([false, []]);
    await aDayLater();
    const [again] = await claim();
    expect(again?.verdictId).toBe(wanted?.verdictId);
  });

  it('PR-B41 who has it by the word of the check counts as enrolled, and nobody else', async () => {
    expect(await readiness()).toEqual({ state: 'not_ready', methods: [] });
    const ids = (await claim()).map(({ verdictId }) => verdictId);
    expect(await readiness()).toEqual({ state: 'not_ready', methods: [] });
    await answer(ids, true);
    expect(await readiness()).toEqual({ state: 'ready', methods: ['mock_success'] });
    await aDayLater();
    await claim();
    expect(await readiness()).toEqual({ state: 'ready', methods: ['mock_success'] });
    await answer(ids, false);
    expect(await readiness()).toEqual({ state: 'not_ready', methods: [] });
  });

  it('PR-B41 in a recovery it is ready for whom the check knows, and for nobody else', async () => {
    const { processId, userId, verificationId } = world.oursInTest;
    const request = { owed: [verificationId, badge], optional: [], userId, processId, processVersion: 1 };
    const told = async () => {
      const ask = () =>
        world.parts.get(ResetRequests).furtherVerifications(request as unknown as ResetRequest);
      return (await at(ask)).map(({ id, readiness: state }) => [id, state]);
    };
    expect(await told()).toEqual([[badge, 'not_enrolled']]);
    await answer(
      (await claim()).map(({ verdictId }) => verdictId),
      true,
    );
    expect(await told()).toEqual([[badge, 'ready']]);
  });

  it('what is known of a user holds nobody back who is deleted', async () => {
    const other = world.secrets.id();
    await seedUser(world.admin, world.oursInTest, other, 'leaving', 'leaving@example.com');
    await claim();
    await readiness();
    await admin(`delete from tenant.app_user where id = $1`, [other]);
    expect((await admin(`select 1 from tenant.enrolment_verdict where user_id = $1`, [other])).rowCount).toBe(
      0,
    );
  });

  it('nobody is asked about twice by two who claim at once, and nobody is left out', async () => {
    const people = Array.from({ length: 60 }, () => world.secrets.id());
    for (const id of people)
      await seedUser(world.admin, world.oursInTest, id, `user-${id}`, `${id}@example.com`);
    const claims = fulfilled(await inParallel(20, () => claim(10))).flat();
    const rest = await claim();
    const asked = [...claims, ...rest].map(({ userId }) => userId);
    expect([asked.length, new Set(asked).size]).toEqual([61, 61]);
  });

  it('S-40 nobody of another tenant or environment', async () => {
    for (const premises of [world.theirs, world.ours]) {
      expect(await claim(100, premises)).toEqual([]);
      expect(await at(() => checks().areWanted(), premises)).toBe(false);
    }
    const [mine] = await claim(1);
    const foreign = await at(() => checks().getForUpdate([mine?.verdictId ?? '']), world.theirs);
    expect(foreign).toEqual([]);
  });
});
