import { CredentialChanges } from '@latchkey/credentials';
import type { Premises } from '@latchkey/kernel/testing';
import { ResetRequests } from '@latchkey/recovery';
import { resetRequestsContract, type StandingChange } from '@latchkey/recovery/testing';
import { pgWorld } from '../testing/pg-world.ts';
import { seedUser } from '../testing/seeded-premises.ts';

/** Each change as a statement on one row, and the statement that takes it back. */
const statements: Readonly<Record<StandingChange, readonly [table: string, change: string, back: string]>> = {
  'tenant suspended': ['tenant', `status = 'suspended'`, `status = 'active'`],
  'application disabled': ['application', `status = 'disabled'`, `status = 'active'`],
  'process deactivated': ['process', `status = 'inactive'`, `status = 'active'`],
  'verification deactivated': ['verification', `status = 'inactive'`, `status = 'active'`],
  'store deactivated': ['credential_store', `status = 'inactive'`, `status = 'active'`],
  'account deleted': ['app_user', '', ''],
  'account disabled': ['app_user', `status = 'disabled'`, `status = 'active'`],
  'group left': ['process_version', `group_ids = array[process_id]`, 'group_ids = null'],
  'account made privileged': ['app_user', 'privileged = true', 'privileged = false'],
  'address changed': ['app_user', `email = 'new.address@example.com'`, 'email = email_key'],
};

resetRequestsContract('PostgreSQL', async () => {
  const world = await pgWorld();
  const { admin, secrets, parts } = world;
  const addAccount = async (premises: Premises) => {
    const userId = secrets.id();
    const email = `${userId}@example.com`;
    await seedUser(admin, premises, userId, `user-${userId}`, email);
    return { userId, email };
  };
  const change = async (premises: Premises, what: StandingChange, userId: string) => {
    const [table, assignment, back] = statements[what];
    const ids: Readonly<Record<string, string>> = {
      application: premises.applicationId,
      process: premises.processId,
      process_version: premises.processId,
      verification: premises.verificationId,
      credential_store: premises.storeId,
      app_user: userId,
    };
    const id = ids[table];
    const key = table === 'process_version' ? 'process_id' : 'id';
    const where = id === undefined ? 'tenant_id = $1' : `tenant_id = $1 and ${key} = $2`;
    const values = id === undefined ? [premises.tenantId] : [premises.tenantId, id];
    if (what === 'account deleted') {
      await admin.query(`delete from tenant.${table} where ${where}`, values);
      return () => Promise.resolve();
    }
    await admin.query(`update tenant.${table} set ${assignment} where ${where}`, values);
    return async () => void (await admin.query(`update tenant.${table} set ${back} where ${where}`, values));
  };
  return {
    ...world,
    resetRequests: parts.get(ResetRequests),
    changes: parts.get(CredentialChanges),
    addAccount,
    change,
  };
});
