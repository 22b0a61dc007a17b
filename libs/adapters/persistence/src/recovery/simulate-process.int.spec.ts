import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { NotAllowed, NotFound, Permissions, TenantContext, UnitOfWork, type Actor } from '@latchkey/kernel';
import { figure, unitWithin, type Premises } from '@latchkey/kernel/testing';
import { Processes, ProcessSurroundings, SimulateProcess, type Simulation } from '@latchkey/recovery';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';
import { Transactions } from '../unit-of-work/transactions.ts';
import { Practice } from './practice.ts';
import { Rehearsal, SimulateProcessHandler } from './simulate-process.ts';

const ada: Actor = { kind: 'staff', staffId: 'ada', roles: ['password_reset_admin'] };

class StaffOnly extends Permissions {
  require(actor: Actor, permission: `${string}:${string}`): void {
    if (actor.kind !== 'staff' || permission !== 'process:simulate') throw new NotAllowed(permission);
  }
}

describe('trying a draft of a process', () => {
  let world: PgWorld;
  let handler: SimulateProcessHandler;
  let groupId: string;
  beforeAll(async () => {
    world = await pgWorld();
    const { parts } = world;
    const rehearsal = new Rehearsal(
      parts.get(Processes),
      parts.get(ProcessSurroundings),
      new Practice(parts.get(Transactions)),
    );
    handler = new SimulateProcessHandler(new StaffOnly(), parts.get(UnitOfWork), rehearsal);
    groupId = world.secrets.id();
    for (const premises of [world.ours, world.theirs, world.oursInTest]) await populate(premises, 300);
  }, 60_000);
  afterAll(() => world.close());

  const change = (text: string, values: unknown[] = []) => world.admin.query(text, values);

  /**
   * So many users more; of each three one is in the group. Each has a recorded request that was let through, and there
   * are as many requests of nobody.
   */
  const populate = async (premises: Premises, users: number): Promise<void> => {
    const { tenantId, environment, storeId, applicationId, processId, verificationId } = premises;
    const place = [tenantId, environment];
    await change(
      `insert into tenant.user_group (tenant_id, environment, id, name, name_key, created_at, version)
        values ($1, $2, $3, 'G', 'g', now(), 1) on conflict do nothing`,
      [...place, groupId],
    );
    await change(
      `with people as (
        insert into tenant.app_user (tenant_id, environment, id, store_id, user_name, user_name_key, email, email_key,
            display_name, status, created_at, version)
          select $1::uuid, $2, gen_random_uuid(), $3, n || gen_random_uuid()::text, gen_random_uuid(), 'x', gen_random_uuid(),
            'P', 'active', now(), n from generate_series(1, $5::int) n returning id, version),
      members as (
        insert into tenant.group_member (tenant_id, environment, group_id, user_id)
          select $1, $2, $4, id from people where version % 3 = 0)
      insert into tenant.reset_request (tenant_id, environment, id, process_id, process_version, application_id, store_id,
          user_id, account_key, kind, action, status, owed, flow_digest, locale, started_at, last_mail_at, mails, link_until,
          password_tries)
        select $1, $2, gen_random_uuid(), $6, 1, $7, $3, who.id, '', 'self_service', 'reset', 'success', array[$8::uuid], '',
          'en', now() - interval '10 days', now(), 1, now(), 1
        from people cross join lateral (values (people.id), (null)) who (id)`,
      [...place, storeId, groupId, users, processId, applicationId, verificationId],
    );
    await change(
      `insert into tenant.reset_proof (tenant_id, environment, request_id, step, verification_id, challenge_id, via, given_at)
        select tenant_id, environment, id, 'verify', $3, gen_random_uuid(), 'code', now() from tenant.reset_request r
        where tenant_id = $1 and environment = $2 and user_id is not null
          and not exists (select 1 from tenant.reset_proof p where p.request_id = r.id)`,
      [...place, verificationId],
    );
  };

  const ask = (
    processId: string,
    days = 30,
    actor: Actor = ada,
    { tenantId, environment } = world.ours,
  ): Promise<Simulation> =>
    TenantContext.run({ tenantId, environment, actor, requestId: 'test' }, async () =>
      handler.execute(new SimulateProcess(processId, days)),
    );
  /** Changes the draft and takes the change back. */
  const withDraft = async (policy: object, look: (told: Simulation) => void): Promise<void> => {
    const { processId } = world.ours;
    const draft = await unitWithin(
      world,
      world.ours,
      async () => (await world.parts.get(Processes).get(processId)).draft,
    );
    const set = (value: object) =>
      change(`update tenant.process set draft = $2 where id = $1`, [processId, JSON.stringify(value)]);
    await set({ ...draft, ...policy });
    try {
      look(await ask(processId));
    } finally {
      await set(draft);
    }
  };

  it('BY-10 PR-T12 who has not enrolled in what a draft asks for would lose access, who has would not', async () => {
    const { tenantId, environment, verificationId } = world.ours;
    const app = world.secrets.id();
    await change(
      `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
        values ($1, $2, $3, 'App', 'app', 'authenticator', 'active', '{}', now(), 1)`,
      [tenantId, environment, app],
    );
    await change(
      `insert into tenant.enrolment (tenant_id, environment, id, user_id, verification_id, method, label, status,
          sealed_holding, privileged, begun_at, usable_from)
        select tenant_id, environment, gen_random_uuid(), id, $3, 'authenticator', '', 'active', '\\x00', false, now(), now()
        from tenant.app_user where tenant_id = $1 and environment = $2 and status = 'active' order by id limit 120`,
      [tenantId, environment, app],
    );
    const attached = (id: string, order: number, mandatory: boolean) => ({
      ...{ verificationId: id, order, mandatory, requiresEnrolment: null, autoEnrol: null },
    });
    const mail = attached(verificationId, 1, true);
    await withDraft({ verifications: [mail, attached(app, 2, true)] }, ({ audience }) => {
      expect(audience).toMatchObject({ now: 301, draft: 120, losing: 181, gaining: 0 });
    });
    const choice = { verifications: [mail, attached(app, 2, false)], userMayChoose: true };
    await withDraft({ ...choice, minimumVerifications: 2 }, ({ audience }) => {
      expect(audience).toMatchObject({ draft: 120, losing: 181 });
    });
    await withDraft({ ...choice, minimumVerifications: 1 }, ({ audience }) => {
      expect(audience).toMatchObject({ draft: 301, losing: 0 });
    });
  });

  it('BY-10 PR-B41 what a check decides, people have by its yes and by nothing else', async () => {
    const { tenantId, environment, verificationId } = world.ours;
    const checked = world.secrets.id();
    await change(
      `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
        values ($1, $2, $3, 'Checked', 'checked', 'authenticator', 'active', '{}', now(), 1)`,
      [tenantId, environment, checked],
    );
    await change(
      `insert into tenant.enrolment_verdict (tenant_id, environment, user_id, verification_id, enrolled, asked_at)
        select tenant_id, environment, id, $3, n <= 70, now() from (select u.*, row_number() over (order by id) as n
          from tenant.app_user u where tenant_id = $1 and environment = $2 and status = 'active') each where n <= 110`,
      [tenantId, environment, checked],
    );
    const mail = { ...mandatory, verificationId, order: 1 };
    const further = { ...mandatory, verificationId: checked, order: 2 };
    const decided = { ...further, autoEnrol: true, enrolmentCheckId: world.secrets.id() };
    await withDraft({ verifications: [mail, decided] }, ({ audience }) => {
      expect(audience).toMatchObject({ now: 301, draft: 70, losing: 231, gaining: 0 });
    });
    await change(
      `insert into tenant.enrolment (tenant_id, environment, id, user_id, verification_id, method, label, status,
          sealed_holding, privileged, begun_at, usable_from)
        select tenant_id, environment, gen_random_uuid(), user_id, verification_id, 'authenticator', '', 'active', '\\x00', false,
          now(), now() from tenant.enrolment_verdict where verification_id = $1 and not enrolled`,
      [checked],
    );
    await withDraft({ verifications: [mail, decided] }, ({ audience }) => {
      expect(audience).toMatchObject({ draft: 70, losing: 231 });
    });
    await withDraft({ verifications: [mail, further] }, ({ audience }) => {
      expect(audience).toMatchObject({ draft: 40, losing: 261 });
    });
  });

  it('BY-10 PR-M12 who has nothing on record of what a draft asks for would lose access', async () => {
    const { tenantId, environment, verificationId } = world.ours;
    const badge = world.secrets.id();
    await change(
      `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
        values ($1, $2, $3, 'Badge', 'badge', 'personal_data', 'active', '{"attribute": "badge"}', now(), 1)`,
      [tenantId, environment, badge],
    );
    const keep = (attributes: object) =>
      change(
        `update tenant.app_user set attributes = $3 where id in (select id from tenant.app_user
          where tenant_id = $1 and environment = $2 and status = 'active' order by id limit 90)`,
        [tenantId, environment, JSON.stringify(attributes)],
      );
    await keep({ badge: '7' });
    const attached = (id: string, order: number) => ({ ...mandatory, verificationId: id, order });
    await withDraft({ verifications: [attached(verificationId, 1), attached(badge, 2)] }, ({ audience }) => {
      expect(audience).toMatchObject({ now: 301, draft: 90, losing: 211, gaining: 0 });
    });
    await keep({});
  });

  it('BY-10 S-40 a draft like what is in force takes nothing from anybody; another tenant and environment are not counted', async () => {
    const told = await ask(world.ours.processId);
    expect(told).toMatchObject({
      ...{ days: 30, selfService: { now: true, draft: true } },
      // The three hundred and the one whom every premises has.
      audience: { now: 301, draft: 301, losing: 0, gaining: 0, losers: [] },
      requests: { recorded: 600, withoutAccount: 300, refused: 0, examples: [], isCut: false },
      rules: { stopping: [], deactivating: [] },
    });
  });

  it('BY-10 PR-T18 a draft for a group: who loses access, and whose request would have been refused', async () => {
    await withDraft({ audience: { everyone: false, groupIds: [groupId] } }, ({ audience, requests }) => {
      expect(audience).toMatchObject({ now: 301, draft: 100, losing: 201, gaining: 0 });
      expect([audience.losers.length, new Set(audience.losers.map(({ id }) => id)).size]).toEqual([50, 50]);
      expect(requests).toMatchObject({ recorded: 600, withoutAccount: 300, refused: 200 });
      expect(requests.byRule.filter((one) => one.requests > 0)).toEqual([
        { rule: 'audience', requests: 200 },
      ]);
      expect(requests.examples).toHaveLength(50);
    });
  });

  it('BY-10 PR-B27 a draft of another store, of more proof, and of nobody', async () => {
    await withDraft({ storeId: world.secrets.id() }, ({ audience, requests, rules }) => {
      expect(audience).toMatchObject({ now: 301, draft: 0, losing: 301 });
      expect(requests.byRule).toContainEqual({ rule: 'store', requests: 300 });
      expect(rules.stopping.map(({ id }) => id)).toEqual(['PR-B27']);
      expect(rules.deactivating).toEqual([]);
    });
    await withDraft({ assurance: { weight: 5, classes: 2 } }, ({ audience, requests }) => {
      expect([audience.losing, requests.refused]).toEqual([0, 300]);
      expect(requests.byRule).toContainEqual({ rule: 'assurance', requests: 300 });
    });
    const verificationId = world.secrets.id();
    await withDraft(
      { verifications: [{ ...mandatory, verificationId, order: 1 }] },
      ({ requests, selfService }) => {
        expect(selfService).toEqual({ now: true, draft: false });
        expect(requests.byRule).toContainEqual({ rule: 'verifications', requests: 300 });
      },
    );
    await withDraft({ publicAccess: null }, ({ audience, requests }) => {
      expect([audience.draft, audience.losing, requests.refused]).toEqual([0, 301, 300]);
      expect(requests.byRule).toContainEqual({ rule: 'self_service', requests: 300 });
    });
  });

  it('BY-10 PR-B10 what would end the version in force is told beside what stops the draft', async () => {
    const { verificationId, processId } = world.ours;
    const set = (status: string) =>
      change(`update tenant.verification set status = $2 where id = $1`, [verificationId, status]);
    await set('inactive');
    const { rules } = await ask(processId);
    await set('active');
    expect(rules.stopping.map(({ id }) => id)).toEqual(['PR-B31']);
    expect(rules.deactivating).toEqual(rules.stopping);
  });

  it('BY-10 only requests of the last days are looked at, disabled accounts are nobody', async () => {
    const { processId, tenantId } = world.ours;
    expect((await ask(processId, 9)).requests.recorded).toBe(0);
    expect((await ask(processId, 90)).requests.recorded).toBe(600);
    const set = (status: string) =>
      change(`update tenant.app_user set status = $2 where tenant_id = $1 and environment = 'live'`, [
        tenantId,
        status,
      ]);
    await set('disabled');
    const told = await ask(processId);
    await set('active');
    expect([told.audience.now, told.requests.withoutAccount]).toEqual([0, 600]);
  });

  it('BY-10 takes the same round trips for many users as for few, changes nothing, and only for who may', async () => {
    const { ours, theirs } = world;
    const trips: number[] = [];
    const off = world.parts.get(Transactions).onRoundTrips((count) => trips.push(count));
    await ask(ours.processId);
    off();
    await populate(ours, 400);
    const written = async () =>
      (
        await change(
          `select (select count(*) from tenant.audit_entry) + (select count(*) from tenant.outbox_event) as n`,
        )
      ).rows[0];
    const before = await written();
    const again = world.parts.get(Transactions).onRoundTrips((count) => trips.push(count));
    expect((await ask(ours.processId)).audience.now).toBe(701);
    again();
    const [few = 0, many = 0] = trips;
    figure(`BY-10: round trips of a simulation, 301 and 701 users = ${few} and ${many} (must be equal)`);
    expect([trips.length, many]).toEqual([2, few]);
    expect(await written()).toEqual(before);
    await expect(ask(theirs.processId)).rejects.toThrow(NotFound);
    const person: Actor = { kind: 'person', applicationId: 'a', firstParty: true };
    await expect(ask(ours.processId, 30, person)).rejects.toThrow(NotAllowed);
  });
});

const mandatory = { mandatory: true, requiresEnrolment: null, autoEnrol: null };
