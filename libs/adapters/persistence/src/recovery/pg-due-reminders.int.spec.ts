import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Clock, Secrets, UnitOfWork } from '@latchkey/kernel';
import {
  composeParts,
  figure,
  unitWithin,
  within,
  type Composition,
  type Premises,
} from '@latchkey/kernel/testing';
import { Messages } from '@latchkey/messaging';
import {
  BeginRemindersHandler,
  DueReminders,
  ReadinessSnapshots,
  recoveryWorkerParts,
  ReminderWaves,
  RemindPeople,
  RemindPeopleHandler,
} from '@latchkey/recovery';
import { composePersistence, type ComposedPersistence } from '../testing/compose-parts.ts';
import { pgWorld, type PgWorld } from '../testing/pg-world.ts';

const needs = [UnitOfWork, Clock, Secrets, Messages, ReminderWaves, DueReminders] as const;

/** A worker's handlers on connections of their own. */
function workerOf(persistence: Composition): Composition {
  const given = needs.map((token) => [token, persistence.get<unknown>(token as never)] as const);
  return composeParts(recoveryWorkerParts, given as never);
}

/** Every third connection that gets there is cut: while it writes mails, and while it commits. */
const cutting = `
  create sequence public.passages;
  grant usage on sequence public.passages to public;
  create function public.cut_off() returns trigger language plpgsql security definer as $$
    begin
      if nextval('public.passages') % 3 = 0 then
        perform pg_terminate_backend(pg_backend_pid());
        perform pg_sleep(10);
      end if;
      return null;
    end $$;
  create trigger cut_off after insert on tenant.message for each statement execute function public.cut_off();
  create constraint trigger cut_off after update on tenant.reminder_wave deferrable initially deferred
    for each row execute function public.cut_off();`;
const endOfCutting = `
  drop trigger cut_off on tenant.message;
  drop trigger cut_off on tenant.reminder_wave;
  drop function public.cut_off();
  drop sequence public.passages;`;

/** Fewer in every test run than in the proof. */
const crowd = process.env['LATCHKEY_PROOF'] === '1' ? 1_000 : 300;

describe('who is reminded', () => {
  let world: PgWorld;
  let workers: readonly ComposedPersistence[];
  const at = <T>(work: () => Promise<T>, premises: Premises = world.ours) =>
    unitWithin(world, premises, work);
  const admin = (text: string, values: unknown[] = []) => world.admin.query(text, values);

  beforeAll(async () => {
    world = await pgWorld();
    workers = [1, 2].map(() => composePersistence(world.database.appUrl));
  }, 60_000);
  afterAll(async () => {
    await Promise.all(workers.map(({ database }) => database.close()));
    await world.close();
  });

  beforeEach(async () => {
    // As if every process asked for an app that nobody has.
    for (const { tenantId, environment } of [world.ours, world.theirs, world.oursInTest])
      await admin(
        `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
        values ($1, $2, $3, 'App', 'app', 'authenticator', 'active', '{}', now(), 1) on conflict do nothing`,
        [tenantId, environment, '01a20000-0000-7000-8000-0000000000a1'],
      );
    await admin(
      `update tenant.process_version set owed = array['01a20000-0000-7000-8000-0000000000a1'::uuid]`,
    );
  });
  afterEach(async () => {
    for (const table of ['message', 'user_reminder', 'reminder_wave', 'user_readiness'])
      await admin(`delete from tenant.${table}`);
  });

  const people = async (count: number, premises = world.ours): Promise<void> => {
    const { tenantId, environment, storeId } = premises;
    await admin(
      `insert into tenant.app_user (tenant_id, environment, id, store_id, user_name, user_name_key, email, email_key,
          display_name, status, created_at, version)
        select $1, $2, id, $3, id::text, id::text, id || '@example.com', id || '@example.com', 'N', 'active', now(), 1
        from (select gen_random_uuid() as id from generate_series(1, $4)) made`,
      [tenantId, environment, storeId, count],
    );
  };
  const look = (premises?: Premises) => at(() => world.parts.get(ReadinessSnapshots).rebuild(), premises);
  const claim = (premises?: Premises) => at(() => world.parts.get(DueReminders).claim(1000), premises);
  const says = (reminder: string) =>
    admin(
      `update tenant.process_version set policy = jsonb_set(policy, '{enrolmentReminder}', to_jsonb($1::text))`,
      [reminder],
    );
  const daysLater = (days: number) =>
    admin(`update tenant.user_reminder set reminded_at = reminded_at - make_interval(hours => 24 * $1)`, [
      days,
    ]);

  it.each([
    ['weekly', 7],
    ['daily', 7],
    ['monthly', 30],
  ])('S-09 once in the days that the process says, and a week at least: %s', async (reminder, days) => {
    await says(reminder);
    await look();
    const [due] = await claim();
    expect(due).toMatchObject({ userId: world.ours.userId, applicationId: world.ours.applicationId });
    expect(await claim()).toEqual([]);
    await daysLater(days - 1);
    expect(await claim()).toEqual([]);
    await daysLater(1);
    expect(await claim()).toHaveLength(1);
  });

  it('not who could recover, is disabled, or whose process or application says nothing', async () => {
    await says('off');
    await look();
    expect(await claim()).toEqual([]);
    await says('weekly');
    await look();
    const without = async (change: string, back: string) => {
      await admin(change);
      expect(await claim()).toEqual([]);
      await admin(back);
    };
    await without(
      `update tenant.app_user set status = 'disabled'`,
      `update tenant.app_user set status = 'active'`,
    );
    await without(
      `update tenant.application set status = 'disabled'`,
      `update tenant.application set status = 'active'`,
    );
    await admin(`update tenant.process_version set owed = array[$1::uuid] where process_id = $2`, [
      world.ours.verificationId,
      world.ours.processId,
    ]);
    await look();
    expect(await claim()).toEqual([]);
  });

  it('S-40 not who is another tenant\u2019s or in the other environment', async () => {
    for (const premises of [world.theirs, world.oursInTest]) await look(premises);
    expect(await claim()).toEqual([]);
    expect(await claim(world.theirs)).toHaveLength(1);
    expect(await claim(world.theirs)).toEqual([]);
  });

  it('nobody twice of those who are claimed at once, and nobody who is left out', async () => {
    await people(300);
    await look();
    const claims = await Promise.all(
      Array.from({ length: 20 }, () => at(() => world.parts.get(DueReminders).claim(50))),
    );
    const rest = await claim();
    const ids = [...claims.flat(), ...rest].map(({ userId }) => userId);
    const all = await admin(`select 1 from tenant.user_readiness where state = 'not_ready'`);
    expect([ids.length, new Set(ids).size]).toEqual([all.rowCount, all.rowCount]);
  });

  it('nobody twice and nobody never, by two workers at once that lose connections', async () => {
    await people(crowd);
    await look();
    const { rowCount: wanted } = await admin(`select 1 from tenant.user_readiness where state = 'not_ready'`);
    await at(() => world.parts.get(ReminderWaves).demand());
    const [one, other] = workers.map(({ parts }) => workerOf(parts)) as [Composition, Composition];
    await within(world.ours, () => one.handler(BeginRemindersHandler).execute());
    const wave = async () =>
      (await admin(`select id, ended_at, reminded from tenant.reminder_wave`)).rows[0] as {
        id: string;
        ended_at: Date | null;
        reminded: number;
      };
    const { id } = await wave();
    let cuts = 0;
    const work = async (worker: Composition): Promise<void> => {
      while ((await wave()).ended_at === null)
        await within(world.ours, () =>
          worker.handler(RemindPeopleHandler).execute(new RemindPeople(id)),
        ).catch(() => (cuts += 1));
    };
    await admin(cutting);
    await Promise.all([work(one), work(other)]).finally(() => admin(endOfCutting));
    const messages = await admin(
      `select user_id, count(*)::int as mails from tenant.message where kind = 'enrolment-reminder' group by user_id`,
    );
    const mails = messages.rows.map((row) => (row as { mails: number }).mails);
    figure(
      `reminders: ${mails.length} people reminded, ${Math.max(...mails)} mails each at most, ${cuts} transactions cut off`,
    );
    expect([mails.length, Math.max(...mails), cuts > 0]).toEqual([wanted, 1, true]);
    expect((await wave()).reminded).toBe(wanted);
  }, 120_000);
});
