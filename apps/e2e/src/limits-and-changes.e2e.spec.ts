import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { figure, volume } from './world/volumes.ts';
import { World } from './world/world.ts';

const newPassword = 'seven green kettles sing';

describe('time limits, tries, and what changes in between', () => {
  let world: World;

  beforeAll(async () => {
    world = await World.start();
  }, 60_000);
  beforeEach(async () => {
    await world.sql('delete from tenant.code_brake');
    await world.mails.clear();
  });
  afterAll(async () => {
    await world.stop();
  });

  async function begin(name = 'ada') {
    const { acme } = world;
    const started = (await acme.start(name)).body;
    return { started, ...(await world.mails.secrets(acme.user(name).email)) };
  }

  /** Moves a clock of one request, by the database's own clock: `seconds` from now. */
  async function move(column: string, table: 'challenge' | 'reset_request', id: string, seconds: number) {
    const key = table === 'challenge' ? 'request_id' : 'id';
    await world.sql(
      `update tenant.${table} set ${column} = now() + make_interval(secs => $2) where ${key} = $1`,
      [id, seconds],
    );
  }

  it('S-21 codes, links and the choice of a password end when they must, and not before', async () => {
    const { acme } = world;
    let late = 0;
    let early = 0;
    for (const seconds of [-1, 5]) {
      const code = await begin();
      await move('code_until', 'challenge', code.started.id, seconds);
      const byCode = (await acme.prove(code.started, code.code)).status;

      await world.mails.clear();
      const link = await begin();
      await move('link_until', 'challenge', link.started.id, seconds);
      await move('link_until', 'reset_request', link.started.id, seconds);
      const byLink = (await acme.redeem(link.token)).status;

      await world.mails.clear();
      const window = await begin();
      const proven = (await acme.redeem(window.token)).body;
      await move('set_password_until', 'reset_request', window.started.id, seconds);
      const set = (await acme.setPassword(proven, `${newPassword} ${seconds}`)).status;

      const accepted = [byCode, byLink, set].filter((status) => status === 200).length;
      if (seconds < 0) late += accepted;
      else early += 3 - accepted;
      await world.mails.clear();
    }
    figure('S-21', 'accepted one second after the limit (database clock), of 3', late, '0');
    figure('S-21', 'refused five seconds before the limit, of 3', early, '0');
    expect([late, early]).toEqual([0, 0]);
  });

  it('S-21 the limits that ship are the decided ones', async () => {
    const { started } = await begin();
    const rows = await world.sql<{ link: number; code: number }>(
      `select extract(epoch from r.link_until - r.started_at)::int as link,
          extract(epoch from c.code_until - c.issued_at)::int as code
        from tenant.reset_request r join tenant.challenge c on c.request_id = r.id where r.id = $1`,
      [started.id],
    );
    expect(rows).toEqual([{ link: 1800, code: 300 }]);
  });

  it('S-22 ten failures in a day pause codes for the account, whichever flow they come from; the link still works', async () => {
    const { acme } = world;
    // The process allows as many as a process may.
    await world.sql(
      `update tenant.process_version set policy = jsonb_set(policy, '{windows,maxAttempts}', '10')`,
    );
    const first = await begin();
    let compared = 0;
    for (let flow = 0; flow < 4; flow += 1) {
      const { body } = await acme.start('ada');
      for (let attempt = 0; attempt < 6; attempt += 1) await acme.prove(body, '000000');
    }
    const rows = await world.sql<{ n: number }>(
      `select count(*)::int as n from tenant.audit_entry
        where action = 'recovery.reset.proof-refused' and reason = 'wrong-code' and at > now() - interval '1 minute'`,
    );
    compared = rows[0]?.n ?? 0;
    figure('S-22', 'wrong codes compared for one account in a day, of 24 sent', compared, 'at most 10');
    expect(compared).toBe(10);
    expect((await acme.prove(first.started, first.code)).status).toBe(410);
    expect((await acme.redeem(first.token)).status).toBe(200);
  });

  it('S-22 fifty failures in a row, over days, turn codes off until something is enrolled anew', async () => {
    const { acme } = world;
    const { started, code } = await begin('grace');
    await acme.prove(started, '000000');
    await world.sql(
      `update tenant.code_brake set failed_at = array[now() - interval '3 days'], consecutive = 50`,
    );
    expect((await acme.prove(started, code)).status).toBe(410);
    await world.sql(`update tenant.code_brake set consecutive = 49`);
    expect((await acme.prove(started, code)).status).toBe(200);
    const left = await world.sql(`select failed_at, consecutive from tenant.code_brake`);
    expect(left).toEqual([{ failed_at: [], consecutive: 0 }]);
  });

  it(
    'S-22a any number of wrong links does not stop the owner’s own',
    async () => {
      const { acme } = world;
      const { token } = await begin();
      const wrong = volume(200, 10_000);
      for (let sent = 0; sent < wrong; sent += 50) {
        const batch = Array.from({ length: 50 }, (_, index) =>
          acme.redeem(`${sent + index}`.padStart(43, 'w')),
        );
        expect(new Set((await Promise.all(batch)).map(({ status }) => status))).toEqual(new Set([410]));
      }
      const works = (await acme.redeem(token)).status === 200;
      figure('S-22a', `owner's link works after ${wrong} wrong ones`, String(works), 'true');
      expect(works).toBe(true);
    },
    volume(30_000, 300_000),
  );

  it('S-13 a hundred starts by others do not end the owner’s flow', async () => {
    const { acme } = world;
    const { started, code } = await begin();
    await Promise.all(Array.from({ length: 100 }, () => acme.start('ada')));
    const proven = await acme.prove(started, code);
    expect(proven.status).toBe(200);
    const set = await acme.setPassword(proven.body, 'a hundred others may start');
    figure('S-13', 'owner’s flow after 100 foreign starts', set.body.result, 'PASSWORD_RESET');
    expect(set.body.result).toBe('PASSWORD_RESET');
  });

  it('S-12 starting changes nothing in the store, and a resend voids the older code but not the older link', async () => {
    const { acme } = world;
    const before = await world.sql(
      'select user_id, phc, fence::int from tenant.password_hash order by user_id',
    );
    const { started, code, token } = await begin('grace');
    expect(
      await world.sql('select user_id, phc, fence::int from tenant.password_hash order by user_id'),
    ).toEqual(before);
    await world.sql(
      `update tenant.reset_request set last_mail_at = now() - interval '2 minutes' where id = $1`,
      [started.id],
    );
    const resent = await acme.inFlow(started).post(`/v1/reset-requests/${started.id}/challenges`);
    expect(resent.status).toBe(202);
    const again = await world.mails.secrets(acme.user('grace').email, 2);
    if (again.code !== code) expect((await acme.prove(started, code)).status).toBe(410);
    expect((await acme.redeem(token)).status).toBe(200);
    expect((await acme.redeem(again.token)).status).toBe(200);
  });

  const changes: readonly (readonly [string, (user: string, tenant: string, store: string) => string])[] = [
    ['the user is disabled', (user) => `update tenant.app_user set status = 'disabled' where id = '${user}'`],
    ['the user is gone', (user) => `update tenant.app_user set id = gen_random_uuid() where id = '${user}'`],
    [
      'the user moves to another store',
      (user, _, store) => `update tenant.app_user set store_id = '${store}' where id = '${user}'`,
    ],
    [
      'the address changes',
      (user) =>
        `update tenant.app_user set email = 'n@x.example', email_key = 'n@x.example' where id = '${user}'`,
    ],
    ['the process is deactivated', (_, tenant) => inactive('process', tenant)],
    ['the verification is deactivated', (_, tenant) => inactive('verification', tenant)],
    ['the store may not be used any more', (_, tenant) => inactive('credential_store', tenant)],
    [
      'the application is disabled',
      (_, tenant) => `update tenant.application set status = 'disabled' where tenant_id = '${tenant}'`,
    ],
    [
      'the tenant is suspended',
      (_, tenant) => `update tenant.tenant set status = 'suspended' where tenant_id = '${tenant}'`,
    ],
  ];

  it('S-27 what changes after the mail went out is seen when it is redeemed', async () => {
    const { acme } = world;
    const { id } = acme.user('edsger');
    const { tenantId, storeId } = acme.seeded;
    const other = await world.sql<{ id: string }>(
      `insert into tenant.credential_store select tenant_id, environment, gen_random_uuid(), 'Second', 'second', type_id,
        multi_factor_sign_in, status, created_at, version from tenant.credential_store where id = $1 returning id`,
      [storeId],
    );
    let redeemed = 0;
    for (const [name, change] of changes) {
      await world.mails.clear();
      await world.sql(`delete from tenant.password_hash where user_id = $1`, [id]);
      await world.sql(`delete from tenant.user_session where user_id = $1`, [id]);
      await world.sql(`delete from tenant.user_readiness where user_id = $1`, [id]);
      await world.sql(`delete from tenant.credential_change where user_id = $1`, [id]);
      const { started, token, code } = await begin('edsger');
      const undo = await snapshot();
      await world.sql(change(id, tenantId, other[0]?.id ?? ''));
      const statuses = [(await acme.redeem(token)).status, (await acme.prove(started, code)).status];
      redeemed += statuses.filter((status) => status === 200).length;
      expect({ name, redeemed: statuses.includes(200) }).toEqual({ name, redeemed: false });
      await undo();
    }
    figure('S-27', `redemptions after each of ${changes.length} changes`, redeemed, '0');
    expect(redeemed).toBe(0);
  });

  /** Puts back what the changes above may have changed. */
  async function snapshot(): Promise<() => Promise<void>> {
    const user = world.acme.user('edsger');
    const { tenantId, storeId } = world.acme.seeded;
    return async () => {
      await world.sql(
        `update tenant.app_user set id = $1, status = 'active', store_id = $2, email = $3, email_key = $3
          where tenant_id = $4 and user_name_key = 'edsger'`,
        [user.id, storeId, user.email, tenantId],
      );
      for (const table of ['process', 'verification', 'credential_store', 'application', 'tenant']) {
        await world.sql(`update tenant.${table} set status = 'active' where tenant_id = $1`, [tenantId]);
      }
    };
  }

  it('S-30 S-20 prefetching a link by GET or HEAD at the API does nothing: there is no such route, and the link still works', async () => {
    const { acme } = world;
    const { token } = await begin('grace');
    for (let time = 0; time < 20; time += 1) {
      const { status } = await acme.api.send(
        time % 2 ? 'GET' : 'HEAD',
        `/v1/reset-links/redeem?token=${token}`,
      );
      expect(status).toBe(405);
    }
    expect((await acme.redeem(token)).status).toBe(200);
  });
});

function inactive(table: string, tenant: string): string {
  return `update tenant.${table} set status = 'inactive' where tenant_id = '${tenant}'`;
}
