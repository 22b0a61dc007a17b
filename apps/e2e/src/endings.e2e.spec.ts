import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { figure } from './world/volumes.ts';
import { untilAnswered, World, type Proven, type Started } from './world/world.ts';

interface Ended {
  readonly result: string;
  readonly deviceToken: string | null;
  readonly generatedPassword?: string | null;
}

interface StepNode {
  readonly type: string;
  readonly value?: string;
  readonly action?: string;
  readonly message?: { readonly id: string };
}

interface Step {
  readonly state: string;
  readonly nodes: readonly StepNode[];
}

const readable = /^([a-z2-9]{6}-){3}[a-z2-9]{6}$/;
const shown = { deliverBy: ['display'], mustChange: true, extensionId: null };

describe('how a recovery ends, beside a chosen password', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  }, 60_000);
  afterAll(() => world.stop());
  beforeEach(async () => {
    await world.mails.clear();
    await policy({ actions: ['reset'], generatedPassword: null, unlockOnReset: false, resetLink: 'email' });
  });

  /** The version in force as if it had been activated with this. */
  const policy = (changes: object) =>
    world.sql(`update tenant.process_version set policy = policy || $2::jsonb where process_id = $1`, [
      world.acme.seeded.processId,
      JSON.stringify(changes),
    ]);
  /** What somebody of the staff does who locks the account. */
  const lock = (name: string) =>
    world.sql(`update tenant.password_hash set locked_at = now() where user_id = $1`, [
      world.acme.user(name).id,
    ]);
  const prove = async (name: string): Promise<Proven> => {
    const flow = (await world.acme.start(name)).body;
    const mail = await world.mails.await(world.acme.user(name).email, /reset your password/);
    const code = /^\s*(\d{6})\s*$/m.exec(mail[0]?.text ?? '')?.[1] ?? '';
    return (await world.acme.prove(flow, code)).body;
  };
  const post = (flow: Started, what: string, key: string = randomUUID()) =>
    world.acme.inFlow(flow).post<Ended>(`/v1/reset-requests/${flow.id}/${what}`, {}, { idempotencyKey: key });
  const look = (flow: Started) =>
    world.acme
      .inFlow(flow)
      .get<{ state: string; endings: string[]; action: string }>(`/v1/reset-requests/${flow.id}`);
  const mailsOf = (name: string, subject: RegExp) => world.mails.await(world.acme.user(name).email, subject);

  it('PR-M02 a password is made and shown once, to nobody else and never again', async () => {
    await policy({ resetLink: 'none', generatedPassword: shown });
    const flow = await prove('ada');
    expect((await look(flow)).body.endings).toEqual(['generate_password']);
    const key = randomUUID();
    const answer = await post(flow, 'generated-password', key);
    expect(answer).toMatchObject({ status: 200, body: { result: 'PASSWORD_RESET' } });
    const password = answer.body.generatedPassword ?? '';
    expect(password).toMatch(readable);
    expect((await post(flow, 'generated-password', key)).body).toMatchObject({
      result: 'PASSWORD_RESET',
      generatedPassword: null,
    });
    const signedIn = await world.acme.signIn('ada', password);
    expect(signedIn).toMatchObject({ status: 200, body: { mustChangePassword: true } });
    expect((await mailsOf('ada', /password was changed/)).some(({ text }) => text.includes(password))).toBe(
      false,
    );
    const kept = await world.sql<{ text: string }>(
      `select string_agg(t.c::text, ' ') as text from (
        select row_to_json(x) as c from tenant.credential_change x
        union all select row_to_json(x) from tenant.message x
        union all select row_to_json(x) from tenant.idempotent_request x
        union all select row_to_json(x) from tenant.outbox_event x
        union all select row_to_json(x) from graphile_worker._private_jobs x) t`,
    );
    figure(
      'I3',
      'places of the database that hold a generated password',
      Number(kept[0]?.text.includes(password)),
      '0',
    );
    expect(kept[0]?.text.length).toBeGreaterThan(1000);
    expect(kept[0]?.text).not.toContain(password);
  });

  it('PR-N02 a password is mailed where the process says so, and then not shown', async () => {
    await policy({ resetLink: 'none', generatedPassword: { ...shown, deliverBy: ['email'] } });
    const answer = await post(await prove('grace'), 'generated-password');
    expect(answer.body).toMatchObject({ result: 'PASSWORD_RESET', generatedPassword: null });
    const [letter] = await mailsOf('grace', /your new password/);
    const password = /^\s*((?:[a-z2-9]{6}-){3}[a-z2-9]{6})\s*$/m.exec(letter?.text ?? '')?.[1] ?? '';
    expect((await world.acme.signIn('grace', password)).status).toBe(200);
  });

  it('PR-T16 a process without a link mails the code alone', async () => {
    await policy({ resetLink: 'none' });
    const started = await world.acme.start('edsger');
    expect(started.body).toMatchObject({ mailsLink: false });
    const [mail] = await mailsOf('edsger', /reset your password/);
    expect(mail?.text).toMatch(/^\s*\d{6}\s*$/m);
    expect(mail?.text).not.toContain('/reset/link/');
  });

  it('PR-T14 the tenant’s own generator makes it, in the sandbox', async () => {
    const { tenantId } = world.acme.seeded;
    const extensionId = randomUUID();
    const source = `function generatePassword(input) { return { password: 'ours-' + input.randomness.slice(0, 20) }; }`;
    await world.sql(
      `insert into tenant.extension (tenant_id, environment, id, type, name, name_key, definition, parameters,
          secret_names, opt_in_by, opt_in_at, status, created_at)
        values ($1, 'live', $2::uuid, 'password_generator', 'ours', 'ours', $3, '[]', '{}', 'staff:eve', now(), 'active', now())`,
      [tenantId, extensionId, JSON.stringify({ kind: 'script', source })],
    );
    await policy({ resetLink: 'none', generatedPassword: { ...shown, extensionId } });
    const flow = await prove('edsger');
    const answer = await post(flow, 'generated-password');
    expect(answer.body.generatedPassword).toMatch(/^ours-[\w-]{20}$/);
    expect((await world.acme.signIn('edsger', answer.body.generatedPassword ?? '')).status).toBe(200);
    await world.sql(`update tenant.extension set status = 'inactive' where id = $1`, [extensionId]);
    await world.mails.clear();
    const second = await prove('edsger');
    expect(await post(second, 'generated-password')).toMatchObject({
      status: 503,
      body: { code: 'store-unavailable' },
    });
    expect((await look(second)).body.state).toBe('proven');
  });

  it('PR-W15 PR-W19 PR-W20 a locked account is unlocked by its owner, with the password that it had', async () => {
    await policy({ actions: ['reset', 'unlock'] });
    const password = 'before and after the lock';
    await world.acme.setPassword(await prove('ada'), password);
    expect((await world.acme.signIn('ada', password)).status).toBe(200);
    await lock('ada');
    expect((await world.acme.signIn('ada', password)).status).toBe(401);
    await world.mails.clear();
    const flow = await prove('ada');
    expect((await look(flow)).body.endings).toEqual(['choose_password', 'unlock']);
    const answer = await post(flow, 'unlock');
    expect(answer).toMatchObject({ status: 200, body: { result: 'ACCOUNT_UNLOCKED' } });
    expect(answer.body.deviceToken).toEqual(expect.any(String));
    expect((await look(flow)).body).toMatchObject({ state: 'succeeded', action: 'unlock' });
    expect((await world.acme.signIn('ada', password)).status).toBe(200);
    expect(await mailsOf('ada', /account was unlocked/)).toHaveLength(1);
    await world.mails.clear();
    expect(await post(await prove('ada'), 'unlock')).toMatchObject({
      status: 429,
      body: { code: 'reset-too-soon' },
    });
  });

  it('PR-T16 a reset leaves a lock as it is, unless the process unlocks with it', async () => {
    await lock('grace');
    await world.acme.setPassword(await prove('grace'), 'a password behind a lock');
    expect((await world.acme.signIn('grace', 'a password behind a lock')).status).toBe(401);
    await policy({ unlockOnReset: true });
    await world.mails.clear();
    await world.acme.setPassword(await prove('grace'), 'a password without a lock');
    expect((await world.acme.signIn('grace', 'a password without a lock')).status).toBe(200);
    const rows = await world.sql<{ action: string; lock_state: string }>(
      `select action, lock_state from tenant.reset_request where user_id = $1 and status = 'success'
        order by ended_at desc limit 2`,
      [world.acme.user('grace').id],
    );
    expect(rows).toEqual([
      { action: 'reset_and_unlock', lock_state: 'not_locked' },
      { action: 'reset', lock_state: 'unknown' },
    ]);
  });

  it('PR-T16 what the process does not offer is refused with the way out in words', async () => {
    const flow = await prove('edsger');
    for (const what of ['unlock', 'generated-password']) {
      expect(await post(flow, what)).toMatchObject({
        status: 409,
        body: { code: 'ending-not-offered', detail: expect.stringContaining('endings') },
      });
    }
    expect((await look(flow)).body.state).toBe('proven');
    await policy({ resetLink: 'none', generatedPassword: shown });
    expect(await world.acme.setPassword(flow, 'a chosen one that nobody wants')).toMatchObject({
      status: 409,
      body: { code: 'ending-not-offered' },
    });
  });

  it('PR-A04 PR-A05 the step API offers the same endings, and shows a made password once', async () => {
    await policy({ actions: ['reset', 'unlock'], resetLink: 'none', generatedPassword: shown });
    const flow = await prove('grace');
    const step = (body: object) =>
      world.acme.inFlow(flow).post<Step>('/v1/pwd_reset/reset', { id: flow.id, ...body });
    const actions = (await step({})).body.nodes.flatMap(({ action }) => action ?? []);
    expect(actions).toEqual(['generate-password', 'unlock']);
    const made = await step({ generate: true });
    expect(made).toMatchObject({ status: 200, body: { state: 'success' } });
    const password = made.body.nodes.find(({ type }) => type === 'generated-password')?.value ?? '';
    expect((await world.acme.signIn('grace', password)).status).toBe(200);
    expect(JSON.stringify((await step({})).body)).not.toContain(password);
    expect(await step({ generate: true, unlock: true })).toMatchObject({ status: 422 });
  });

  it('R-22 of a hundred endings at once, one is carried out', async () => {
    await policy({ actions: ['reset', 'unlock'], resetLink: 'none', generatedPassword: shown });
    await world.sql(`delete from tenant.reset_request where user_id = $1 and action = 'unlock'`, [
      world.acme.user('edsger').id,
    ]);
    const flow = await prove('edsger');
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, n) =>
        untilAnswered((key) => post(flow, n % 2 === 0 ? 'unlock' : 'generated-password', key)),
      ),
    );
    const done = answers.filter(({ status }) => status === 200);
    figure('R-22', 'endings carried out of 100 at once', done.length, '1');
    expect(done).toHaveLength(1);
    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
  }, 60_000);
});
