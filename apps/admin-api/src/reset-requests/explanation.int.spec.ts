import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdminWorld, type Colleague } from '../testing/admin-world.ts';
import { furnishedTenant, live, type FurnishedTenant } from '../testing/furnished-tenant.ts';
import { newResetRequest } from '../testing/recorded-recoveries.ts';

interface Explained {
  readonly state: string;
  readonly steps: readonly {
    readonly reference: string;
    readonly message: { readonly id: string };
    readonly state: string;
  }[];
  readonly next: readonly { readonly id: string }[];
}

describe('explanations of reset requests', () => {
  let world: AdminWorld;
  let acme: FurnishedTenant;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await furnishedTenant(world, 'acme');
  }, 60_000);
  afterAll(() => world.stop());

  const newRequest = (status: string, userId: string | null = acme.userId): Promise<string> =>
    newResetRequest(world, { ...acme, environment: 'live', userId }, status);
  /** A line of the log, so many seconds after the request began. */
  const line = async (requestId: string, seconds: number, message: string, reference: string | null) => {
    const id = randomUUID();
    await world.sql.query(
      `insert into tenant.reset_activity (tenant_id, environment, id, request_id, type, stage, message, reference, at)
        values ($1, 'live', $2, $3, 'warning', 'verification', $4, $5, now() + make_interval(secs => $6))`,
      [acme.tenantId, id, requestId, message, reference, seconds],
    );
    return id;
  };
  const end = (id: string) =>
    world.sql.query(`update tenant.reset_request set ended_at = now() + interval '1 minute' where id = $1`, [
      id,
    ]);
  const explained = async (id: string, { token }: Colleague = acme.administrator): Promise<Explained> =>
    (await world.done('GET', `${live}/reset-requests/${id}/explanation`, { token })) as unknown as Explained;
  const ids = ({ steps }: Explained): string[] => steps.map(({ message }) => message.id);

  it('BY-09 PR-T03 the log is replayed: lines of before and after references were kept, and a cancellation without a line', async () => {
    const id = await newRequest('cancelled');
    const refusal = 'recovery.reset.proof-refused';
    const old = await line(id, 1, `${refusal}: wrong-code`, null);
    await line(id, 2, `${refusal}: code-used`, 'code-used');
    await end(id);
    const explanation = await explained(id);
    expect(ids(explanation)).toEqual([
      ...['requested', 'proof-refused.wrong-code', 'proof-refused.code-used', 'cancelled'],
    ]);
    expect(explanation.steps[1]?.reference).toBe(old);
    expect(explanation).toMatchObject({
      state: 'cancelled',
      ending: { message: { id: 'cancelled' } },
      next: [{ id: 'next.sign-in-or-report' }],
    });
    await line(id, 30, 'recovery.reset.cancelled', randomUUID());
    expect(ids(await explained(id)).filter((one) => one === 'cancelled')).toHaveLength(1);
  });

  it('BY-09 PR-R02 lockouts of its account and its time belong to it, for those who may read lockouts', async () => {
    const id = await newRequest('in_progress');
    await line(id, 1, 'recovery.reset.proof-refused: wrong-code', 'wrong-code');
    const lockout = async (began: string, until: string, key = '\\x00'): Promise<void> => {
      await world.sql.query(
        `insert into tenant.lockout (tenant_id, environment, id, account_key, user_id, method, reason, began_at, until)
          values ($1, 'live', $2, $3, $4, 'email', 'failures_of_a_day', now() + $5::interval, now() + $6::interval)`,
        [acme.tenantId, randomUUID(), Buffer.from(key.slice(2), 'hex'), acme.userId, began, until],
      );
    };
    await lockout('-3 days', '-2 days');
    await lockout('-1 hour', '1 day', '\\x01');
    await lockout('-1 hour', '1 day');
    expect(ids(await explained(id))).toEqual([
      ...['paused.failures_of_a_day', 'requested', 'proof-refused.wrong-code'],
    ]);
    const desk = await explained(id, acme.serviceDesk);
    expect(ids(desk)).toEqual(['requested', 'proof-refused.wrong-code']);
    expect(JSON.stringify(desk)).not.toMatch(/pause/i);
    await world.sql.query(`delete from tenant.lockout where account_key in ('\\x00', '\\x01')`);
  });

  it('BY-09 BY-22 PR-R02 a planted name is told to administrators alone, in the explanation and in the log', async () => {
    const id = await newRequest('in_progress', null);
    await world.sql.query(
      `update tenant.reset_activity set message = 'recovery.decoy.probed' where request_id = $1`,
      [id],
    );
    const log = async ({ token }: Colleague) =>
      (await world.done('GET', `${live}/reset-requests/${id}`, { token }))['activity'];
    expect(ids(await explained(id))).toEqual(['decoy-probed']);
    expect(await log(acme.administrator)).toMatchObject([{ message: 'recovery.decoy.probed' }]);
    expect(ids(await explained(id, acme.serviceDesk))).toEqual(['requested-no-account']);
    expect(await log(acme.serviceDesk)).toMatchObject([{ message: 'recovery.reset.requested' }]);
  });

  it('BY-09 S-48 secrets that somebody wrote into the log or the request are in no explanation', async () => {
    const id = await newRequest('failure');
    const secrets = ['493817', 'ada@secret.example', 'lkf_Zm9vYmFy', 'ada.lovelace', 'correct horse battery'];
    for (const [index, secret] of secrets.entries()) {
      await line(id, index + 1, `recovery.reset.proof-refused: ${secret}`, null);
      await line(id, index + 1, `recovery.reset.failed: ${secret}`, secret);
      await line(id, index + 1, secret, secret);
    }
    await world.sql.query(
      `update tenant.reset_request set flow_digest = 'planted-digest', locale = 'planted-locale' where id = $1`,
      [id],
    );
    const texts = [acme.administrator, acme.serviceDesk].map(async (who) =>
      JSON.stringify(await explained(id, who)),
    );
    const told = (await Promise.all(texts)).join('\n');
    const planted = [...secrets, 'planted', Buffer.from('planted-digest').toString('hex'), 'grace'];
    expect(planted.filter((secret) => told.includes(secret))).toEqual([]);
    expect(ids(await explained(id))).toHaveLength(1 + 3 * secrets.length);
  });
});
