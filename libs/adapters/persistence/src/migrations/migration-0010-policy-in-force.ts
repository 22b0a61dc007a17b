import { Migration } from '@mikro-orm/migrations';

/** A request lives by its process's windows and limits; privileged accounts; failures as moments instead of a count. */
export class Migration0010PolicyInForce extends Migration {
  override up(): void {
    for (const statement of [...versions(), ...accounts(), ...brakes(), ...requests()])
      this.addSql(statement);
  }
}

/** Read in every statement that decides, so they are columns: worked out of the policy by the database itself. */
const windows = [
  ['request_expiry', 'requestExpiry', 30],
  ['success_window', 'successWindow', 0],
  ['retry_window', 'retryWindow', 1440],
  ['max_attempts', 'maxAttempts', 5],
  ['attempt_window', 'attemptWindow', 1440],
] as const;

function versions(): string[] {
  const columns = windows.map(
    ([column, option, usual]) => `add column ${column} int not null
      generated always as (coalesce((policy #>> '{windows,${option}}')::int, ${usual})) stored`,
  );
  return [
    `alter table tenant.process_version ${columns.join(', ')},
      add column recovers_privileged boolean not null default false,
      add column choice_from uuid[] not null default '{}',
      add column choice_wanted int not null default 0`,
    `alter table tenant.process_version drop constraint process_version_owed_check`,
    `alter table tenant.process_version add constraint process_version_asks_something
      check (cardinality(owed) + choice_wanted > 0)`,
  ];
}

function accounts(): string[] {
  return [`alter table tenant.app_user add column privileged boolean not null default false`];
}

/** Row-level security is forced on the owner too, who has no tenant: for the time of the move it sees all rows. */
function brakes(): string[] {
  return [
    `alter table tenant.code_brake
      add column failed_at timestamptz[] not null default '{}',
      add column paused_until timestamptz`,
    `create policy moving_failures on tenant.code_brake to latchkey_owner using (true) with check (true)`,
    `update tenant.code_brake set failed_at = array_fill(window_from, array[in_window]) where in_window > 0`,
    `drop policy moving_failures on tenant.code_brake`,
    `alter table tenant.code_brake alter column failed_at drop default, drop column window_from, drop column in_window`,
    `alter table tenant.lockout drop constraint lockout_reason_check`,
    `alter table tenant.lockout add constraint lockout_reason_check
      check (reason in ('failures_of_a_day', 'failures_of_process', 'failures_in_a_row'))`,
  ];
}

function requests(): string[] {
  return [
    `alter table tenant.reset_request add column request_expiry int not null default 30,
      add column optional uuid[] not null default '{}', add column wanted int not null default 0`,
    `alter table tenant.reset_proof drop constraint reset_proof_via_check`,
    `alter table tenant.reset_proof add constraint reset_proof_via_check check (via in ('code', 'link', 'mock'))`,
    `alter table tenant.reset_request drop constraint reset_request_status_check`,
    `alter table tenant.reset_request add constraint reset_request_status_check check (status in ('in_progress',
      'verified', 'changing', 'success', 'failure', 'expired', 'maximum_attempts', 'cancelled', 'outcome_unknown'))`,
    `create index reset_request_succeeded on tenant.reset_request (tenant_id, environment, user_id, ended_at)
      where status = 'success'`,
  ];
}
