import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { World } from './world/world.ts';

const warehouse = randomUUID();

describe('whom a process is for', () => {
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
