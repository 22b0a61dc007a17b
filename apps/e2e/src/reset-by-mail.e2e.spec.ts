import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Answer } from './world/http-client.ts';
import { secretsOf } from './world/mails.ts';
import { World } from './world/world.ts';

const newPassword = 'seven green kettles sing';

describe('a reset by mail, through the API', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  }, 60_000);
  afterAll(async () => {
    await world.stop();
  });

  it('PR-N03 PR-W02 PR-W03 PR-T21 AS-01 AS-02 S-33 EX-P10 the link of the mail leads to a new password, and the old one dies', async () => {
    const { acme } = world;
    const ada = acme.user('ada');
    const before = await acme.signIn('ada', ada.password);
    expect(before.status).toBe(200);
    const sibling = await acme.start(ada.email);
    const started = await acme.start(ada.email);
    expect(started.status).toBe(202);
    const mails = await world.mails.await(ada.email, /reset your password/, 2);
    expect(mails[0]?.envelope.to).toEqual([ada.email]);

    const { token } = await world.mails.secrets(ada.email, 2);
    const proven = await acme.redeem(token);
    expect(proven.status).toBe(200);
    expect(proven.body.state).toBe('proven');
    const set = await acme.setPassword(proven.body, newPassword);
    expect([set.status, set.body.result]).toEqual([200, 'PASSWORD_RESET']);

    expect((await acme.signIn('ada', ada.password)).status).toBe(401);
    expect((await acme.signIn('ada', newPassword)).status).toBe(200);
    const session = await acme.api.with({ 'latchkey-session': before.body.sessionToken }).get('/v1/session');
    expect([session.status, session.body['code']]).toEqual([401, 'session-ended']);
    // Mails may overtake each other: the sibling is the flow that was not the one of this link.
    const flow = proven.body.id === started.body.id ? sibling.body : started.body;
    const other = await acme.inFlow(flow).get(`/v1/reset-requests/${flow.id}`);
    expect([other.status, other.body['state']]).toEqual([200, 'failed']);
    const notice = await world.mails.await(ada.email, /password was changed/i);
    expect(notice[0]?.envelope.to).toEqual([ada.email]);
  });

  it('S-24 BY-02 a link that was used once does not work again, and tells nothing about why', async () => {
    const { acme } = world;
    const grace = acme.user('grace');
    await acme.start(grace.email);
    const { token } = await world.mails.secrets(grace.email);
    expect((await acme.redeem(token)).status).toBe(200);
    const redeem = (each: string) => acme.api.post('/v1/reset-links/redeem', { token: each });
    const again = await redeem(token);
    const never = await redeem('A'.repeat(43));
    const told = ({ status, body }: Answer) => [status, { ...body, request_id: '' }];
    expect(told(again)).toEqual(told(never));
    expect(again.status).toBe(410);
  });

  it('S-29 a code proves in the flow that it was asked in, and the old secret of the flow is void afterwards', async () => {
    const { acme } = world;
    const edsger = acme.user('edsger');
    const started = (await acme.start('EDSGER')).body;
    const { code } = await world.mails.secrets(edsger.email);
    const proven = await acme.prove(started, ` ${code.slice(0, 3)}-${code.slice(3)} `);
    expect(proven.status).toBe(200);
    expect(proven.body.flowSecret).not.toBe(started.flowSecret);
    expect((await acme.inFlow(started).get(`/v1/reset-requests/${started.id}`)).status).toBe(404);
    expect((await acme.setPassword(started, newPassword)).status).toBe(404);
    expect((await acme.setPassword(proven.body, newPassword)).status).toBe(200);
  });

  it('S-26 without a proof no password can be set, whatever is called before', async () => {
    const { acme } = world;
    const started = (await acme.start('grace')).body;
    const set = await acme.setPassword(started, newPassword);
    expect([set.status, set.body]).toEqual([410, expect.objectContaining({ code: 'flow-ended' }) as object]);
    expect((await acme.signIn('grace', newPassword)).status).toBe(401);
  });

  it('S-40 S-28 a link of one tenant is nothing to another', async () => {
    const { acme, globex } = world;
    const barbara = globex.user('barbara');
    const started = (await globex.start(barbara.email)).body;
    const { token, code } = await world.mails.secrets(barbara.email);
    expect((await acme.redeem(token)).status).toBe(410);
    expect((await acme.prove(started, code)).status).toBe(410);
    expect((await globex.redeem(token)).status).toBe(200);
  });

  it('R-23 the same key gives the same answer, another body with it is refused, and none is asked for', async () => {
    const { acme } = world;
    const key = 'a-key-of-this-test-0001';
    const send = (identifier: string) =>
      acme.api.post('/v1/reset-requests', { identifier }, { idempotencyKey: key });
    const first = await send('grace');
    const again = await send('grace');
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(again.body).toEqual(first.body);
    expect(again.headers['idempotent-replayed']).toBe('true');
    expect((await send('ada')).status).toBe(422);
    const none = await acme.api.post('/v1/reset-requests', { identifier: 'ada' }, { idempotencyKey: null });
    expect([none.status, none.body['code']]).toEqual([400, 'idempotency-key-missing']);
  });

  it('R-21 R-22 S-33 two proven flows of one account set two passwords at once: one is told success, and its password holds', async () => {
    const { acme } = world;
    const ada = acme.user('ada');
    let lies = 0;
    for (let round = 0; round < 4; round += 1) {
      await world.mails.clear();
      await Promise.all([acme.start('ada'), acme.start('ada')]);
      const mails = await world.mails.await(ada.email, /reset your password/, 2);
      const flows = await Promise.all(
        mails.map(async (mail) => (await acme.redeem(secretsOf(mail).token)).body),
      );
      const passwords = flows.map((_, index) => `kettle ${index} of round ${round} sings`);
      const set = await Promise.all(
        flows.map((flow, index) => acme.setPassword(flow, passwords[index] ?? '')),
      );
      const told = passwords.filter((_, index) => set[index]?.body.result === 'PASSWORD_RESET');
      const holds = [];
      for (const password of passwords)
        if ((await acme.signIn('ada', password)).status === 200) holds.push(password);
      if (told.length !== 1 || holds.length !== 1 || told[0] !== holds[0]) lies += 1;
      expect({ told, statuses: set.map(({ status }) => status).sort() }).toEqual({
        told: holds,
        statuses: [200, 410],
      });
    }
    expect(lies).toBe(0);
  }, 30_000);

  it('PR-B07 PR-B08 PR-B09 PR-B10 tells the administrators of a process that deactivated itself, by the outbox', async () => {
    const { globex, acme } = world;
    for (const [{ seeded }, name] of [
      [globex, 'globex'],
      [acme, 'acme'],
    ] as const) {
      await world.sql(
        `insert into tenant.staff_member (tenant_id, id, email, email_key, display_name, roles, password_hash, status,
            created_at, version)
          values ($1, gen_random_uuid(), $2, $2, 'Admin', array['password_reset_admin'], 'phc', 'active', now(), 1)`,
        [seeded.tenantId, `admin@${name}.example`],
      );
    }
    await world.sql(
      `with ended as (
          update tenant.process set status = 'inactive', active_version = null, active_store_id = null,
            active_suffix = null, deactivation_reason = 'PR-B31 inactive /policy: Activate this verification.'
          where tenant_id = $1 and status = 'active' returning *)
        insert into tenant.outbox_event (tenant_id, environment, id, name, subject, facts)
          select tenant_id, environment, gen_random_uuid(), 'recovery.process.deactivated-itself', id::text,
            jsonb_build_object('processId', id, 'applicationId', application_id) from ended`,
      [globex.seeded.tenantId],
    );
    const [mail] = await world.mails.await('admin@globex.example', /is not active any more$/);
    expect(mail?.text).toContain('Activate this verification.');
    expect(mail?.envelope.to).toEqual(['admin@globex.example']);
    expect(await world.mails.to('admin@acme.example')).toEqual([]);
  });
});
