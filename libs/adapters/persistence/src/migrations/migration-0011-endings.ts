import { Migration } from '@mikro-orm/migrations';

/** How a recovery ends beside a chosen password: a generated one, an unlock, an external system that answers later. */
export class Migration0011Endings extends Migration {
  override up(): void {
    for (const statement of [...hashes(), ...changes(), ...requests()]) this.addSql(statement);
  }
}

function hashes(): string[] {
  return [
    `alter table tenant.password_hash add column must_change boolean not null default false,
      add column locked_at timestamptz`,
    // Row-level security is forced on the owner too, who has no tenant: for the time of the move it sees all rows.
    `create policy moving_types on tenant.credential_store_type to latchkey_owner using (true) with check (true)`,
    `update tenant.credential_store_type set can_unlock = true, can_read_lock_state = true where driver = 'local'`,
    `drop policy moving_types on tenant.credential_store_type`,
  ];
}

function changes(): string[] {
  return [
    `alter table tenant.credential_change
      add column operation text not null default 'reset' check (operation in ('reset', 'unlock', 'reset_and_unlock')),
      add column must_change boolean not null default false,
      add column generation jsonb,
      add column sealed_for_page text,
      add column sealed_for_mail text,
      add column ticket text`,
    `alter table tenant.credential_change alter column operation drop default, alter column must_change drop default`,
    ...replaced(
      'credential_change',
      'credential_change_state_check',
      `state in ('generating', 'intended', 'applying', 'pending', 'applied', 'rejected', 'failed', 'outcome_unknown')`,
    ),
    `alter table tenant.credential_change
      add constraint credential_change_pending_has_ticket check (state <> 'pending' or ticket is not null),
      add constraint credential_change_generates check (state <> 'generating' or generation is not null),
      add constraint credential_change_forgets
        check (state not in ('rejected', 'failed', 'outcome_unknown') or coalesce(sealed_for_page, sealed_for_mail) is null)`,
  ];
}

function requests(): string[] {
  return [
    `alter table tenant.reset_request add column mails_link boolean not null default true,
      add column password_made boolean not null default false,
      add column lock_state text not null default 'unknown'
        check (lock_state in ('unknown', 'locked', 'not_locked', 'failure'))`,
    ...replaced(
      'reset_request',
      'reset_request_kind_check',
      `kind in ('self_service', 'service_desk', 'change_password')`,
    ),
    ...replaced(
      'reset_request',
      'reset_request_action_check',
      `action in ('reset', 'unlock', 'reset_and_unlock', 'change')`,
    ),
    ...replaced(
      'reset_request',
      'reset_request_status_check',
      `status in ('in_progress', 'verified', 'changing', 'pending_with_external_system', 'success', 'failure',
        'expired', 'maximum_attempts', 'cancelled', 'outcome_unknown')`,
    ),
  ];
}

function replaced(table: string, constraint: string, check: string): string[] {
  return [
    `alter table tenant.${table} drop constraint ${constraint}`,
    `alter table tenant.${table} add constraint ${constraint} check (${check})`,
  ];
}
