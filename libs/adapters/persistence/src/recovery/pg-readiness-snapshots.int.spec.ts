import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Unavailable } from '@latchkey/kernel';
import { unitWithin, type Premises } from '@latchkey/kernel/testing';
import { ReadinessSnapshots, type ReadinessState } from '@latchkey/recovery';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';
import { seedUser } from '../testing/seeded-premises.ts';

const day = 86_400;

describe('who could recover', () => {
  let world: PgWorld;
  let app: string;
  let kept: string;
  const at = <T>(work: () => Promise<T>, premises: Premises = world.ours) =>
    unitWithin(world, premises, work);
  const rebuild = (premises?: Premises) => at(() => world.parts.get(ReadinessSnapshots).rebuild(), premises);
  const refresh = (userId: string) => at(() => world.parts.get(ReadinessSnapshots).refresh(userId));
  const admin = (text: string, values: unknown[] = []) => world.admin.query(text, values);

  const verification = async (type: string, parameters: object = {}): Promise<string> => {
    const id = world.secrets.id();
    const { tenantId, environment } = world.ours;
    await admin(
      `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
        values ($1, $2, $3, $5, $5, $4, 'active', $6, now(), 1)`,
      [tenantId, environment, id, type, `${type} ${id}`, JSON.stringify(parameters)],
    );
    return id;
  };
  const somebody = async (): Promise<string> => {
    const userId = world.secrets.id();
    await seedUser(world.admin, world.ours, userId, `user-${userId}`, `${userId}@example.com`);
    return userId;
  };
  /** Enrolled so that it counts from so many seconds on. */
  const enrol = (
    userId: string,
    verificationId: string,
    usableIn: number,
    method = 'authenticator',
    mark = '',
  ) =>
    admin(
      `insert into tenant.enrolment (tenant_id, environment, id, user_id, verification_id, method, label, status,
          sealed_holding, privileged, begun_at, usable_from, mark)
        values ($1, $2, $3, $4, $5, $6, '', 'active', '\\x00', false, now(), now() + make_interval(secs => $7), $8)`,
      [
        ...[world.ours.tenantId, world.ours.environment, world.secrets.id(), userId, verificationId],
        ...[method, usableIn, mark],
      ],
    );
  const keep = (userId: string, attributes: object) =>
    admin(`update tenant.app_user set attributes = $2 where id = $1`, [userId, JSON.stringify(attributes)]);
  const asks = (owed: readonly string[], choice: readonly string[] = [], wanted = 0) =>
    admin(
      `update tenant.process_version set owed = $2::uuid[], choice_from = $3::uuid[], choice_wanted = $4
        where process_id = $1`,
      [world.ours.processId, owed, choice, wanted],
    );
  const stateOf = async (userId: string): Promise<ReadinessState | undefined> =>
    (await admin(`select state from tenant.user_readiness where user_id = $1`, [userId])).rows[0]?.state;

  beforeAll(async () => {
    world = await pgWorld();
    [app, kept] = [await verification('authenticator'), await verification('recovery_codes')];
  }, 60_000);
  afterAll(() => world.close());

  it('PR-T13 BY-12 a process that asks for a mail alone leaves nobody behind', async () => {
    await asks([world.ours.verificationId]);
    const userId = await somebody();
    await rebuild();
    expect(await stateOf(userId)).toBe('ready');
  });

  it('PR-T13 BY-12 what is owed must be enrolled and count already', async () => {
    await asks([world.ours.verificationId, app]);
    const [none, fresh, old] = [await somebody(), await somebody(), await somebody()];
    await enrol(fresh, app, day);
    await enrol(old, app, -1);
    await rebuild();
    expect([await stateOf(none), await stateOf(fresh), await stateOf(old)]).toEqual([
      ...(['not_ready', 'quarantined', 'ready'] as const),
    ]);
  });

  it('BY-12 of two telephones one may rest still: the other one counts', async () => {
    const phone = await verification('sms');
    await asks([world.ours.verificationId, phone]);
    const [both, fresh] = [await somebody(), await somebody()];
    await enrol(both, phone, -1, 'sms', 'old');
    await enrol(both, phone, day, 'sms', 'new');
    await enrol(fresh, phone, day, 'sms', 'new');
    await enrol(fresh, phone, day, 'sms', 'newer');
    await rebuild();
    expect([await stateOf(both), await stateOf(fresh)]).toEqual(['ready', 'quarantined']);
    await refresh(both);
    expect(await stateOf(both)).toBe('ready');
  });

  it('BY-12 of a choice as many are needed as are asked for', async () => {
    await asks([world.ours.verificationId], [app, kept], 1);
    const [one, other, none] = [await somebody(), await somebody(), await somebody()];
    await enrol(one, app, -1);
    await enrol(other, kept, -1, 'recovery_codes');
    await rebuild();
    expect([await stateOf(one), await stateOf(other), await stateOf(none)]).toEqual([
      ...(['ready', 'ready', 'not_ready'] as const),
    ]);
    await asks([world.ours.verificationId], [app, kept], 2);
    await rebuild();
    expect(await stateOf(one)).toBe('not_ready');
  });

  it('PR-M12 BY-12 personal data need no enrolment, and must be on record of the person', async () => {
    const [badge, name] = [
      await verification('personal_data', { attribute: 'badge' }),
      await verification('personal_data', { attribute: 'display_name' }),
    ];
    const [has, lacks, empty] = [await somebody(), await somebody(), await somebody()];
    await keep(has, { badge: '7' });
    await keep(lacks, { locker: '12' });
    await keep(empty, { badge: '' });
    const states = async (...owed: readonly string[]) => {
      await asks([world.ours.verificationId, ...owed]);
      await rebuild();
      return [await stateOf(has), await stateOf(lacks), await stateOf(empty)];
    };
    expect(await states(name)).toEqual(['ready', 'ready', 'ready']);
    expect(await states(badge)).toEqual(['ready', 'not_ready', 'not_ready']);
    expect(await states(badge, app)).toEqual(['not_ready', 'not_ready', 'not_ready']);
    await enrol(has, app, day);
    expect(await states(badge, app)).toEqual(['quarantined', 'not_ready', 'not_ready']);
    await asks([world.ours.verificationId], [badge, app], 1);
    await enrol(lacks, app, -1);
    await rebuild();
    expect([await stateOf(has), await stateOf(lacks), await stateOf(empty)]).toEqual([
      ...(['ready', 'ready', 'not_ready'] as const),
    ]);
    await keep(empty, { badge: '9' });
    await refresh(empty);
    expect(await stateOf(empty)).toBe('ready');
  });

  it('BY-12 whom no active process is for is told as that', async () => {
    await asks([world.ours.verificationId]);
    const userId = await somebody();
    await admin(`update tenant.app_user set privileged = true where id = $1`, [userId]);
    await rebuild();
    expect(await stateOf(userId)).toBe('not_covered');
  });

  it('PR-T13 one user is looked at again by themselves, and nobody else', async () => {
    await asks([world.ours.verificationId, app]);
    const [changed, untouched] = [await somebody(), await somebody()];
    await rebuild();
    await enrol(changed, app, -1);
    await enrol(untouched, app, -1);
    await refresh(changed);
    expect([await stateOf(changed), await stateOf(untouched)]).toEqual(['ready', 'not_ready']);
  });

  it('PR-T13 who is disabled is in it no more, and a look writes nothing where nothing is new', async () => {
    const [userId, other] = [await somebody(), await somebody()];
    await rebuild();
    expect(await stateOf(userId)).toBeDefined();
    const rowOf = async () =>
      (await admin(`select as_of, xmin from tenant.user_readiness where user_id = $1`, [other])).rows;
    const before = await rowOf();
    await admin(`update tenant.app_user set status = 'disabled' where id = $1`, [userId]);
    await rebuild();
    expect(await stateOf(userId)).toBeUndefined();
    expect([before.length, await rowOf()]).toEqual([1, before]);
  });

  it('PR-T13 readers see one look whole: nothing of one that is not finished, and all of it afterwards', async () => {
    await asks([world.ours.verificationId]);
    const userId = await somebody();
    await rebuild();
    await asks([world.ours.verificationId, app]);
    const halfway = at(async () => {
      await world.parts.get(ReadinessSnapshots).rebuild();
      expect(await stateOf(userId)).toBe('ready');
      throw new Error('the worker died');
    });
    await expect(halfway).rejects.toThrow('died');
    expect(await stateOf(userId)).toBe('ready');
    await rebuild();
    expect(await stateOf(userId)).toBe('not_ready');
  });

  it('PR-T13 a look at one person waits for a look at all, which has seen less, and comes back after it', async () => {
    await asks([world.ours.verificationId, app]);
    const [userId, newcomer] = [await somebody(), await somebody()];
    await rebuild();
    await admin(`delete from tenant.user_readiness where user_id = $1`, [newcomer]);
    await at(async () => {
      await world.parts.get(ReadinessSnapshots).rebuild();
      await enrol(userId, app, -1);
      await expect(refresh(userId)).rejects.toThrow(Unavailable);
    });
    await refresh(userId);
    expect(await stateOf(userId)).toBe('ready');
    await Promise.all(Array.from({ length: 20 }, () => refresh(newcomer)));
    expect(await stateOf(newcomer)).toBe('not_ready');
  });

  it('PR-T13 looks of one environment that are taken at once follow each other', async () => {
    await Promise.all(Array.from({ length: 8 }, () => rebuild()));
    const people = await admin(
      `select (select count(*) from tenant.app_user where status = 'active' and tenant_id = $1 and environment = $2) =
        (select count(*) from tenant.user_readiness where tenant_id = $1 and environment = $2) as whole`,
      [world.ours.tenantId, world.ours.environment],
    );
    expect(people.rows).toEqual([{ whole: true }]);
  });

  it('S-40 a look sees and writes its own tenant and environment alone', async () => {
    const count = async ({ tenantId, environment }: Premises) =>
      (
        await admin(`select 1 from tenant.user_readiness where tenant_id = $1 and environment = $2`, [
          tenantId,
          environment,
        ])
      ).rowCount;
    const [theirs, test] = [await count(world.theirs), await count(world.oursInTest)];
    await rebuild();
    expect([await count(world.theirs), await count(world.oursInTest)]).toEqual([theirs, test]);
    await rebuild(world.theirs);
    expect(await count(world.theirs)).toBeGreaterThan(0);
  });
});
