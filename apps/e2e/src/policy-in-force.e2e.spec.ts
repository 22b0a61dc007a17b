import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { World, type Proven } from './world/world.ts';

const warehouse = randomUUID();

interface Looked {
  readonly state: string;
  readonly chooseMore: number;
  readonly furtherProofs: readonly { readonly method: string; readonly given: boolean }[];
}

describe('what the process in force says', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
    const { tenantId, processId } = world.acme.seeded;
    await world.sql(
      `insert into tenant.user_group (tenant_id, environment, id, name, name_key, created_at, version)
        values ($1, 'live', $2, 'Warehouse', 'warehouse', now(), 1)`,
      [tenantId, warehouse],
    );
    await world.sql(`update tenant.process_version set group_ids = array[$1::uuid] where process_id = $2`, [
      warehouse,
      processId,
    ]);
    for (const name of ['ada', 'edsger']) await join(name);
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  });

  const join = (name: string) =>
    world.sql(
      `insert into tenant.group_member (tenant_id, environment, group_id, user_id) values ($1, 'live', $2, $3)`,
      [world.acme.seeded.tenantId, warehouse, world.acme.user(name).id],
    );
  /** The version in force as if it had been activated with other windows. */
  const windows = async (changes: Readonly<Record<string, number>>) => {
    for (const [option, value] of Object.entries(changes))
      await world.sql(
        `update tenant.process_version set policy = jsonb_set(policy, array['windows', $2], to_jsonb($3::int))
          where process_id = $1`,
        [world.acme.seeded.processId, option, value],
      );
  };
  const proven = async (name: string) => {
    await world.mails.clear();
    await world.acme.start(name);
    const { token } = await world.mails.secrets(world.acme.user(name).email);
    return (await world.acme.redeem(token)).body;
  };
  /** The version in force as if it had been activated with this extension. */
  const afterReset = async (definition: object) => {
    const { tenantId, processId } = world.acme.seeded;
    const id = randomUUID();
    await world.sql(
      `insert into tenant.extension (tenant_id, environment, id, type, name, name_key, definition, parameters,
          secret_names, opt_in_by, opt_in_at, status, created_at)
        values ($1, 'live', $2::uuid, 'post_reset_script', $2::text, $2::text, $3, '[]', '{}', 'staff:eve', now(), 'active', now())`,
      [tenantId, id, JSON.stringify(definition)],
    );
    await world.sql(
      `update tenant.process_version set policy = jsonb_set(policy, '{postResetExtensionId}', to_jsonb($2::text))
        where process_id = $1`,
      [processId, id],
    );
  };
  const postResetLines = async (requestId: string): Promise<string[]> => {
    for (let look = 0; look < 200; look += 1) {
      const rows = await world.sql<{ message: string }>(
        `select message from tenant.reset_activity where request_id = $1 and message like 'recovery.post-reset.%'`,
        [requestId],
      );
      if (rows.length > 0) return rows.map(({ message }) => message);
      await pause(50);
    }
    return [];
  };
  /** Mocks of the live environment, which only the database's owner can make, and not active for long. */
  const mocks = async (types: readonly string[]): Promise<string[]> => {
    await world.sql(`alter table tenant.verification drop constraint if exists verification_mock_in_test`);
    const ids = types.map(() => randomUUID());
    for (const [at, type] of types.entries())
      await world.sql(
        `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
          values ($1, 'live', $2::uuid, $2::text, $2::text, $3, 'active', '{}', now(), 1)`,
        [world.acme.seeded.tenantId, ids[at], type],
      );
    return ids;
  };
  /** A hundred who give the same proof at once. */
  const inParallel = (flow: Proven, verificationId: string) =>
    Promise.all(
      Array.from({ length: 100 }, () =>
        world.acme.inFlow(flow).post<Proven>(`/v1/reset-requests/${flow.id}/proofs`, { verificationId }),
      ),
    );
  const masked = (body: object): string =>
    JSON.stringify(body).replaceAll(
      /"(id|flowSecret|request_id|expiresAt|codeExpiresAt)":"[^"]+"/g,
      '"$1":""',
    );

  it('S-05 PR-T18 who is in none of its groups walks the decoy: the same answers, and no mail', async () => {
    const { acme } = world;
    const [member, outsider, unknown] = [
      await acme.start('ada'),
      await acme.start('grace'),
      await acme.start('nobody'),
    ];
    for (const answer of [outsider, unknown]) {
      expect([answer.status, masked(answer.body)]).toEqual([member.status, masked(member.body)]);
    }
    const proofs = await Promise.all(
      [member, outsider, unknown].map(({ body }) => acme.prove(body, '000000')),
    );
    expect(proofs.map(({ status, body }) => [status, masked(body)])).toEqual(
      proofs.map(() => [410, masked(proofs[0]?.body ?? {})]),
    );
    await world.mails.await(acme.user('ada').email, /reset your password/);
    expect(await world.mails.to(acme.user('grace').email)).toEqual([]);
  });

  it('S-27 PR-T18 who leaves the group while a mail is under way proves nothing by it', async () => {
    const { acme } = world;
    const edsger = acme.user('edsger');
    await acme.start(edsger.email);
    const { token } = await world.mails.secrets(edsger.email);
    await world.sql(`delete from tenant.group_member where user_id = $1`, [edsger.id]);
    expect((await acme.redeem(token)).status).toBe(410);
    await join('edsger');
    expect((await acme.redeem(token)).status).toBe(200);
  });

  it('BY-13 S-05 an account that is made privileged while a mail is under way proves nothing by it', async () => {
    const { acme } = world;
    const ada = acme.user('ada');
    const set = (privileged: boolean) =>
      world.sql(`update tenant.app_user set privileged = $2 where id = $1`, [ada.id, privileged]);
    await world.mails.clear();
    await acme.start('ada');
    const { token } = await world.mails.secrets(ada.email);
    await set(true);
    expect((await acme.redeem(token)).status).toBe(410);
    await world.mails.clear();
    const [privileged, unknown] = [await acme.start('ada'), await acme.start('nobody')];
    expect([privileged.status, masked(privileged.body)]).toEqual([unknown.status, masked(unknown.body)]);
    await set(false);
    await acme.start('edsger');
    await world.mails.await(acme.user('edsger').email, /reset your password/);
    expect(await world.mails.to(ada.email)).toEqual([]);
    expect((await acme.redeem(token)).status).toBe(200);
  });

  it('PR-T16 PR-T23 three wrong codes are too many where the process says so, and its link works', async () => {
    const { acme } = world;
    await windows({ maxAttempts: 3, retryWindow: 60 });
    await world.sql('delete from tenant.code_brake');
    await world.mails.clear();
    const { body } = await acme.start('ada');
    const { code, token } = await world.mails.secrets(acme.user('ada').email);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    for (let n = 0; n < 3; n += 1) expect((await acme.prove(body, wrong)).status).toBe(410);
    expect((await acme.prove(body, code)).status).toBe(410);
    const lockouts = await world.sql(
      `select reason, round(extract(epoch from until - began_at) / 60)::int as minutes from tenant.lockout`,
    );
    expect(lockouts).toEqual([{ reason: 'failures_of_process', minutes: 60 }]);
    expect((await acme.redeem(token)).status).toBe(200);
    await windows({ maxAttempts: 5, retryWindow: 1440 });
  });

  it('PR-T16 a second reset within the success window waits, and only its owner hears of it', async () => {
    const { acme } = world;
    await windows({ successWindow: 10 });
    expect((await acme.setPassword(await proven('ada'), 'rivers carry the moon')).status).toBe(200);
    const again = await proven('ada');
    const refused = await acme.setPassword(again, 'harbours full of amber');
    expect([refused.status, (refused.body as unknown as { code: string }).code]).toEqual([
      429,
      'reset-too-soon',
    ]);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(500);
    expect((await acme.signIn('ada', 'rivers carry the moon')).status).toBe(200);
    await windows({ successWindow: 0 });
    expect((await acme.setPassword(again, 'harbours full of amber')).status).toBe(200);
  });

  it('PR-T16 a flow lasts as long as the process says, and no longer', async () => {
    await windows({ requestExpiry: 5 });
    const flow = (await proven('edsger')) as unknown as { setPasswordUntil: string };
    const left = (new Date(flow.setPasswordUntil).getTime() - Date.now()) / 60_000;
    expect(left).toBeLessThanOrEqual(5);
    expect(left).toBeGreaterThan(4);
    await windows({ requestExpiry: 30 });
  });

  it('PR-T16 who has recovered goes on where the process says', async () => {
    const { acme } = world;
    const signInUrl = async () => {
      const { body } = await acme.api.get<{ signInUrl: string | null }>('/v1/appearance');
      return body.signInUrl;
    };
    const before = await signInUrl();
    await world.sql(
      `update tenant.process_version set policy = jsonb_set(policy, '{redirectUrl}', '"https://login.acme.example/hello"')
        where process_id = $1`,
      [acme.seeded.processId],
    );
    expect([before, await signInUrl()]).toEqual([null, 'https://login.acme.example/hello']);
  });

  it('PR-T15 pages ask for what the process in force finds people by, in the words of its type', async () => {
    const { acme } = world;
    const { tenantId, processId } = acme.seeded;
    const asked = async () => {
      const { body } = await acme.api.get<{ identifiedBy: object }>('/v1/appearance');
      const step = await acme.api.post<{
        nodes: { name?: string; label?: { text: string }; hint?: object }[];
      }>('/v1/pwd_reset/init', { locale: 'de' });
      const field = step.body.nodes.find(({ name }) => name === 'identifier');
      return [body.identifiedBy, field?.label?.text, field?.hint !== null];
    };
    const usual = [{ kind: 'user_name_or_email', name: null }, 'Benutzername oder E-Mail-Adresse', true];
    expect(await asked()).toEqual(usual);
    const typeId = randomUUID();
    await world.sql(
      `insert into tenant.identification_type (tenant_id, environment, id, name, name_key, kind, attribute, status,
          created_at, version)
        values ($1, 'live', $2, 'Badge number', 'badge number', 'attribute', 'badge', 'active', now(), 1)`,
      [tenantId, typeId],
    );
    const use = (id: string | null) =>
      world.sql(`update tenant.process set active_identification_type_id = $2 where id = $1`, [
        processId,
        id,
      ]);
    await use(typeId);
    expect(await asked()).toEqual([{ kind: 'attribute', name: 'Badge number' }, 'Badge number', false]);
    await use(null);
    expect(await asked()).toEqual(usual);
  });

  it('PR-T16 what the tenant wants done after a reset is done by its script, and the reset stays one when it fails', async () => {
    const { acme } = world;
    const script = 'function afterReset(input) { return { done: input.outcome === "success" }; }';
    const lines: string[][] = [];
    for (const definition of [
      { kind: 'script', source: script },
      { kind: 'script', source: 'function afterReset() { throw new Error("no"); }' },
    ]) {
      await afterReset(definition);
      const flow = await proven('edsger');
      expect((await acme.setPassword(flow, `mornings of ${randomUUID()}`)).status).toBe(200);
      lines.push(await postResetLines(flow.id));
    }
    expect(lines).toEqual([['recovery.post-reset.done'], ['recovery.post-reset.failed: failed']]);
  });

  it('PR-T19 PR-T24 what is owed beside the mail, and what may be chosen, is asked for before a password', async () => {
    const { acme } = world;
    const [owed = '', chosen = '', failing = ''] = await mocks([
      'mock_success',
      'mock_success',
      'mock_failure',
    ]);
    await world.sql(
      `update tenant.process_version set owed = owed || $2::uuid, choice_from = $3::uuid[], choice_wanted = 1
        where process_id = $1`,
      [acme.seeded.processId, owed, [chosen, failing]],
    );
    const give = (flow: Proven, verificationId: string) =>
      acme.inFlow(flow).post<Proven>(`/v1/reset-requests/${flow.id}/proofs`, { verificationId });
    const seen = async (flow: Proven) => {
      const { body } = await acme.inFlow(flow).get<Looked>(`/v1/reset-requests/${flow.id}`);
      const given = body.furtherProofs.filter((one) => one.given).map((one) => one.method);
      return [body.state, given, body.chooseMore];
    };
    await world.mails.clear();
    const started = (await acme.start('ada')).body as Proven;
    expect((await give(started, owed)).status).toBe(410);
    const { token } = await world.mails.secrets(acme.user('ada').email);
    const mailed = (await acme.redeem(token)).body;
    expect(await seen(mailed)).toEqual(['awaiting_more_proof', [], 1]);
    expect((await acme.setPassword(mailed, 'a shelf of quiet stones')).status).toBe(410);
    expect((await give(mailed, failing)).status).toBe(410);
    const second = (await give(mailed, owed)).body;
    expect(await seen(second)).toEqual(['awaiting_more_proof', ['mock_success'], 1]);
    const all = await inParallel(second, chosen);
    expect(all.filter(({ status }) => status === 200)).toHaveLength(1);
    const third = all.find(({ status }) => status === 200)?.body ?? second;
    expect(await seen(third)).toEqual(['proven', ['mock_success', 'mock_success'], 0]);
    expect((await acme.setPassword(third, 'a shelf of quiet stones')).status).toBe(200);
    await world.sql(
      `update tenant.process_version set owed = owed[1:1], choice_from = '{}', choice_wanted = 0 where process_id = $1`,
      [acme.seeded.processId],
    );
  });

  it('PR-B10 S-27 a method that is switched off ends the process, and what is under way by it', async () => {
    const { acme } = world;
    const { tenantId, processId } = acme.seeded;
    await world.mails.clear();
    await acme.start('ada');
    const { token } = await world.mails.secrets(acme.user('ada').email);
    await world.sql(
      `insert into tenant.disabled_method (tenant_id, environment, id, method, disabled_at)
        values ($1, 'live', $2, 'email', now())`,
      [tenantId, randomUUID()],
    );
    await world.sql(
      `insert into tenant.outbox_event (tenant_id, environment, id, name, subject, facts)
        values ($1, 'live', $2, 'verification.method.disabled', 'method', '{"method":"email"}')`,
      [tenantId, randomUUID()],
    );
    const state = async () =>
      (
        await world.sql<{ status: string; reason: string | null }>(
          `select status, deactivation_reason as reason from tenant.process where id = $1`,
          [processId],
        )
      )[0];
    for (let look = 0; look < 200 && (await state())?.status === 'active'; look += 1) await pause(50);
    const ended = await state();
    expect(ended?.status).toBe('inactive');
    expect(ended?.reason).toMatch(/^PR-B10 method-disabled \/policy\/verifications\/0/);
    expect((await acme.redeem(token)).status).toBe(410);
    const refused = await acme.start('ada');
    expect([refused.status, (refused.body as unknown as { code: string }).code]).toEqual([
      503,
      'recovery-unavailable',
    ]);
  });
});
