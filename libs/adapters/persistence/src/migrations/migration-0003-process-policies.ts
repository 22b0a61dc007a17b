import { Migration } from '@mikro-orm/migrations';
import { tenantTable, within } from './tables.ts';

/** Drafts and versions of processes, groups, methods that are switched off, and what stores declare of mailboxes. */
export class Migration0003ProcessPolicies extends Migration {
  override up(): void {
    const steps = [
      ...declarations(),
      ...groups(),
      ...processTables(),
      ...moveProcesses(),
      ...requestVersions(),
    ];
    for (const statement of steps) this.addSql(statement);
  }
}

function declarations(): string[] {
  return [
    `alter table tenant.credential_store add column holds_mailboxes boolean not null default false`,
    `alter table tenant.verification drop constraint verification_type_check`,
    `alter table tenant.verification add constraint verification_type_check
      check (type in ('email', 'mock_success', 'mock_failure'))`,
    // A mock proves nothing: with live users it never becomes active, whoever writes the row (S-49).
    `alter table tenant.verification add constraint verification_mock_in_test
      check (type = 'email' or environment = 'test' or status = 'inactive')`,
    ...tenantTable('disabled_method', {
      scope: 'environment',
      columns: `
  method text not null,
  disabled_at timestamptz not null,
  unique (tenant_id, environment, method)`,
    }),
  ];
}

function groups(): string[] {
  return [
    ...tenantTable('user_group', {
      scope: 'environment',
      columns: `
  name text not null,
  name_key text not null,
  created_at timestamptz not null,
  version int not null,
  unique (tenant_id, environment, name_key)`,
    }),
    ...tenantTable('group_member', {
      scope: 'environment',
      key: { columns: 'group_id uuid not null, user_id uuid not null', names: 'group_id, user_id' },
      columns: `
  ${within('group_id', 'user_group')},
  ${within('user_id', 'app_user')}`,
    }),
    `create index group_member_of_user on tenant.group_member (tenant_id, environment, user_id)`,
  ];
}

function processTables(): string[] {
  return [
    `alter table tenant.process
      add column draft jsonb,
      add column risks jsonb not null default '[]',
      add column active_version int,
      add column last_version int not null default 0,
      add column draft_suffix text,
      add column active_suffix text,
      add column active_store_id uuid,
      add column deactivation_reason text,
      add ${within('active_store_id', 'credential_store')}`,
    `create unique index process_draft_suffix on tenant.process (tenant_id, environment, draft_suffix)`,
    `create unique index process_active_suffix on tenant.process (tenant_id, environment, active_suffix)`,
    ...tenantTable('process_version', {
      scope: 'environment',
      key: { columns: 'process_id uuid not null, number int not null', names: 'process_id, number' },
      // Written once: nobody may change what was in force.
      grants: 'select, insert, delete',
      columns: `
  policy jsonb not null,
  risks jsonb not null,
  store_id uuid not null,
  owed uuid[] not null check (cardinality(owed) > 0),
  group_ids uuid[],
  self_service boolean not null,
  activated_at timestamptz not null,
  activated_by text not null,
  ${within('process_id', 'process')}`,
    }),
    // What the version in force needs: neither verification nor store can vanish under an active process (PR-B20).
    ...tenantTable('process_verification', {
      scope: 'environment',
      key: {
        columns: 'process_id uuid not null, verification_id uuid not null',
        names: 'process_id, verification_id',
      },
      columns: `
  ${within('process_id', 'process')},
  ${within('verification_id', 'verification')}`,
    }),
    `create index process_verification_used on tenant.process_verification (tenant_id, environment, verification_id)`,
  ];
}

/** Row-level security is forced on the owner too, who has no tenant: for the time of the move it sees all rows. */
const seen = ['process', 'process_version', 'process_verification', 'reset_request'] as const;

function moveProcesses(): string[] {
  return [
    ...seen.map(
      (table) =>
        `create policy moving_policies on tenant.${table} to latchkey_owner using (true) with check (true)`,
    ),
    `update tenant.process set draft_suffix = 'p-' || id, draft = jsonb_build_object(
      'actions', jsonb_build_array('reset'),
      'audience', jsonb_build_object('everyone', true, 'groupIds', jsonb_build_array()),
      'publicAccess', jsonb_build_object('addressSuffix', 'p-' || id, 'proofOfWork', false),
      'identificationTypeId', null, 'storeId', store_id,
      'verifications', (
        select coalesce(jsonb_agg(jsonb_build_object('verificationId', attached.id, 'order', attached.place,
          'mandatory', true, 'requiresEnrolment', null, 'autoEnrol', null) order by attached.place), '[]')
        from unnest(verification_ids) with ordinality attached (id, place)),
      'minimumVerifications', greatest(1, cardinality(verification_ids)), 'userMayChoose', false,
      'assurance', jsonb_build_object('weight', 2, 'classes', 1),
      'privilegedAssurance', jsonb_build_object('weight', 4, 'classes', 2),
      'resetLink', 'email', 'generatedPassword', null, 'unlockOnReset', false, 'redirectUrl', null,
      'windows', jsonb_build_object('requestExpiry', 30, 'retryWindow', 1440, 'successWindow', 0,
        'unlockWindow', 1440, 'maxAttempts', 3, 'attemptWindow', 1440),
      'postResetExtensionId', null, 'enrolmentReminder', 'off')`,
    `insert into tenant.process_version (tenant_id, environment, process_id, number, policy, risks, store_id, owed,
        self_service, activated_at, activated_by)
      select tenant_id, environment, id, 1, draft, '[]', store_id, verification_ids, true, created_at, 'system:migration'
      from tenant.process p where cardinality(verification_ids) > 0`,
    `insert into tenant.process_verification (tenant_id, environment, process_id, verification_id)
      select tenant_id, environment, id, unnest(verification_ids) from tenant.process where status = 'active'`,
    `update tenant.process set last_version = 1 where cardinality(verification_ids) > 0`,
    `update tenant.process set active_version = 1, active_suffix = draft_suffix, active_store_id = store_id
      where status = 'active'`,
    `alter table tenant.process alter column draft set not null, alter column risks drop default,
      alter column last_version drop default, drop column action, drop column store_id, drop column verification_ids,
      add constraint process_in_force check (status = 'inactive' or active_version is not null),
      add constraint process_in_force_has_store check (status = 'inactive' or active_store_id is not null)`,
  ];
}

/** A running request keeps the version that it began with. */
function requestVersions(): string[] {
  return [
    `alter table tenant.reset_request add column process_version int not null default 1`,
    `alter table tenant.reset_request alter column process_version drop default`,
    `alter table tenant.reset_request drop constraint reset_request_tenant_id_environment_process_id_fkey`,
    `alter table tenant.reset_request add foreign key (tenant_id, environment, process_id, process_version)
      references tenant.process_version (tenant_id, environment, process_id, number) on delete restrict`,
    ...seen.map((table) => `drop policy moving_policies on tenant.${table}`),
  ];
}
