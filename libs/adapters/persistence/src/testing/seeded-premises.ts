import type { Environment } from '@latchkey/kernel';
import type { Premises, RandomSecrets } from '@latchkey/kernel/testing';
import { processPolicy } from '@latchkey/recovery';
import type pg from 'pg';

/** The driver of the stores that premises have. */
export const premisesDriver = 'local';

/** Makes a tenant with its place in no directory: contract suites come in by its id. */
export async function seedTenantRow(admin: pg.Client, tenantId: string): Promise<void> {
  await admin.query(
    `insert into tenant.tenant (tenant_id, slug, display_name, status, created_at)
      values ($1, $2, 'A tenant', 'active', now())`,
    [tenantId, `tenant-${tenantId}`],
  );
}

/** Application, store, verification, active process and one user in one environment of a tenant. */
export async function seedPremises(
  admin: pg.Client,
  secrets: RandomSecrets,
  place: { readonly tenantId: string; readonly environment: Environment; readonly userName: string },
): Promise<Premises> {
  const made = {
    ...place,
    applicationId: secrets.id(),
    storeId: secrets.id(),
    verificationId: secrets.id(),
    processId: secrets.id(),
    userId: secrets.id(),
    email: `${place.userName}@example.com`,
  };
  const insert = (table: string, row: Readonly<Record<string, unknown>>) =>
    insertRow(admin, table, { tenant_id: place.tenantId, environment: place.environment, ...row });
  const typeId = secrets.id();
  const named = (name: string) => ({ name, name_key: name.toLowerCase() });
  const versioned = { status: 'active', created_at: new Date(), version: 1 };
  await insert('application', {
    ...{ id: made.applicationId, name: 'Orders', portal_origin: 'https://login.example.com' },
    ...{ support_contact: 'the service desk', sign_in_url: null, ...versioned },
  });
  await insert('credential_store_type', {
    ...{ id: typeId, ...named('Local'), driver: premisesDriver, mode: 'synchronous' },
    ...{ can_unlock: false, can_read_lock_state: false, accepts_password: true },
  });
  await insert('credential_store', {
    ...{ id: made.storeId, ...named('Accounts'), type_id: typeId, multi_factor_sign_in: false },
    ...{ holds_mailboxes: false, ...versioned },
  });
  await insert('verification', {
    id: made.verificationId,
    ...named('Mail'),
    type: 'email',
    parameters: '{}',
    ...versioned,
  });
  await seedProcess(insert, made, versioned);
  await seedUser(admin, made, made.userId, made.userName, made.email);
  return made;
}

type Insert = (table: string, row: Readonly<Record<string, unknown>>) => Promise<void>;

/** An active process that proves by mail, its first version in force. */
async function seedProcess(
  insert: Insert,
  { processId, applicationId, storeId, verificationId }: Omit<Premises, 'tenantId'>,
  versioned: object,
): Promise<void> {
  const suffix = `forgotten-${processId}`;
  const policy = processPolicy.parse({
    publicAccess: { addressSuffix: suffix },
    storeId,
    verifications: [{ verificationId, order: 1 }],
  });
  await insert('process', {
    ...{
      id: processId,
      name: 'Forgotten',
      name_key: 'forgotten',
      application_id: applicationId,
      risks: '[]',
    },
    ...{
      draft: JSON.stringify(policy),
      draft_suffix: suffix,
      active_suffix: suffix,
      active_store_id: storeId,
    },
    ...{ active_version: 1, last_version: 1, ...versioned },
  });
  await insert('process_version', {
    ...{ process_id: processId, number: 1, policy: JSON.stringify(policy), risks: '[]', store_id: storeId },
    ...{ owed: [verificationId], group_ids: null, self_service: true, recovers_privileged: false },
    ...{ activated_at: new Date(), activated_by: 'system:seed' },
  });
  await insert('process_verification', { process_id: processId, verification_id: verificationId });
}

export async function seedUser(
  admin: pg.Client,
  { tenantId, environment, storeId }: Premises,
  id: string,
  userName: string,
  email: string,
): Promise<void> {
  await insertRow(admin, 'app_user', {
    ...{
      tenant_id: tenantId,
      environment,
      id,
      store_id: storeId,
      user_name: userName,
      user_name_key: userName,
    },
    ...{
      email,
      email_key: email,
      display_name: userName,
      status: 'active',
      created_at: new Date(),
      version: 1,
    },
  });
}

async function insertRow(
  admin: pg.Client,
  table: string,
  row: Readonly<Record<string, unknown>>,
): Promise<void> {
  const columns = Object.keys(row);
  const places = columns.map((_, index) => `$${index + 1}`);
  await admin.query(
    `insert into tenant.${table} (${columns.join(', ')}) values (${places.join(', ')})`,
    Object.values(row),
  );
}
