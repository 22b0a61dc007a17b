import type { Premises } from '@latchkey/kernel/testing';
import { Messages } from '@latchkey/messaging';
import { Administrators, NoticeBudgets } from '@latchkey/recovery';
import { noticesContract } from '@latchkey/recovery/testing';
import { pgWorld } from '../testing/pg-world.ts';

noticesContract('PostgreSQL', async () => {
  const world = await pgWorld();
  const { admin, parts, secrets } = world;
  const member = async ({ tenantId }: Premises, role: string, status: string): Promise<string> => {
    const id = secrets.id();
    await admin.query(
      `insert into tenant.staff_member (tenant_id, id, email, email_key, display_name, roles, password_hash, status, created_at, version)
        values ($1, $2::uuid, $2::text || '@example.com', $2::text, 'Staff', array[$3], 'phc', $4, now(), 1)`,
      [tenantId, id, role, status],
    );
    return id;
  };
  return {
    ...world,
    budgets: parts.get(NoticeBudgets),
    administrators: parts.get(Administrators),
    messages: parts.get(Messages),
    staff: async (premises: Premises) => {
      await member(premises, 'password_reset_admin', 'disabled');
      await member(premises, 'password_reset_service_desk', 'active');
      const role = 'password_reset_admin';
      return [await member(premises, role, 'active'), await member(premises, role, 'active')];
    },
    notices: async ({ tenantId, environment }: Premises) =>
      (
        await admin.query<{ staffId: string; aboutId: string }>(
          `select staff_id as "staffId", about_id as "aboutId" from tenant.message
            where tenant_id = $1 and environment = $2 and kind = 'process-deactivated' and user_id is null`,
          [tenantId, environment],
        )
      ).rows,
    passHour: async () => {
      await admin.query(
        `update tenant.notice_budget set told = (select coalesce(jsonb_agg(
          t || jsonb_build_object('at', (t ->> 'at')::timestamptz - interval '1 hour')), '[]') from jsonb_array_elements(told) t)`,
      );
    },
  };
});
