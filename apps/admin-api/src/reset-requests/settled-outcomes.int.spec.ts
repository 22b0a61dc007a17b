import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AdminWorld, type Reply } from '../testing/admin-world.ts';
import { furnishedTenant, live, type FurnishedTenant } from '../testing/furnished-tenant.ts';
import { newResetRequest, newUnknownOutcome } from '../testing/recorded-recoveries.ts';

describe('BY-01 what became of a request, as somebody of the staff has found it out', () => {
  let world: AdminWorld;
  let acme: FurnishedTenant;
  let globex: FurnishedTenant;
  beforeAll(async () => {
    world = await AdminWorld.start();
    acme = await furnishedTenant(world, 'acme');
    globex = await furnishedTenant(world, 'globex');
  }, 60_000);
  afterAll(() => world.stop());

  const place = () => {
    const { tenantId, applicationId, processId, storeId, userId } = acme;
    return { tenantId, environment: 'live', applicationId, processId, storeId, userId } as const;
  };
  const settle = (id: string, isThere: unknown, token = acme.administrator.token): Promise<Reply> =>
    world.insist('POST', `${live}/reset-requests/${id}/outcome`, { token, body: { isThere } });
  const rows = async (text: string, values: unknown[]) => (await world.sql.query(text, values)).rows;
  const eventsOf = async (id: string) =>
    (await rows(`select name from tenant.outbox_event where subject = $1 order by id`, [id])) as {
      name: string;
    }[];
  const mails = async () =>
    rows(`select kind from tenant.message where user_id = $1 and kind = 'password-changed'`, [acme.userId]);

  it('is success with all that follows: the owner is told, and other requests of the account end', async () => {
    const id = await newUnknownOutcome(world, place());
    const other = await newResetRequest(world, place());
    const told = (await mails()).length;
    const settled = await settle(id, true);
    expect([settled.status, settled.json['status']]).toEqual([200, 'success']);
    expect((await eventsOf(id)).map(({ name }) => name)).toContain('recovery.reset.succeeded');
    expect(await mails()).toHaveLength(told + 1);
    const [cancelled] = (await rows(`select status from tenant.reset_request where id = $1`, [other])) as [
      { status: string },
    ];
    expect(cancelled.status).toBe('cancelled');
  });

  it('is failure, of which nothing follows, and both are explained', async () => {
    const id = await newUnknownOutcome(world, place());
    const told = (await mails()).length;
    expect((await settle(id, false)).json['status']).toBe('failure');
    expect(await mails()).toHaveLength(told);
  });

  it('is said once, also by a hundred at once', async () => {
    const id = await newUnknownOutcome(world, place());
    const statuses = (await Promise.all(Array.from({ length: 100 }, (_, n) => settle(id, n % 2 === 0)))).map(
      ({ status }) => status,
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(new Set(statuses.filter((status) => status !== 200))).toEqual(new Set([409]));
    const again = await settle(id, true);
    expect([again.status, again.json['code']]).toEqual([409, 'outcome-is-known']);
  });

  it('is not said of a request that is under way, of another tenant, or by whoever is no administrator', async () => {
    const open = await newResetRequest(world, place());
    const id = await newUnknownOutcome(world, place());
    const statuses = [
      await settle(open, true),
      await settle(globex.unknownRequestId, true),
      await settle(id, true, acme.serviceDesk.token),
      await settle(id, true, acme.credentialManager.token),
      await settle(id, 'yes'),
    ].map(({ status }) => status);
    expect(statuses).toEqual([409, 404, 403, 403, 422]);
  });
});
