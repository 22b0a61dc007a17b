import { Migration } from '@mikro-orm/migrations';

/** What an explanation needs of the log of a request, and what lists and simulations look things up by. */
export class Migration0007Explanations extends Migration {
  override up(): void {
    for (const statement of [...references(), ...lookUps()]) this.addSql(statement);
  }
}

function references(): string[] {
  return [
    // Null for older lines, whose reason stands in the message alone.
    `alter table tenant.reset_activity add column reference text`,
    // An explanation tells of the pauses of its account.
    `create index lockout_of_account on tenant.lockout (tenant_id, environment, account_key)`,
  ];
}

/**
 * Each ends with what its list is ordered by, so that a page is read where it lies. Filters that few use read on in that
 * order: every recovery would pay for an index of theirs.
 */
function lookUps(): string[] {
  return [
    `create index reset_request_of_user on tenant.reset_request (tenant_id, environment, user_id, started_at, id)`,
    `create index reset_request_by_start on tenant.reset_request (tenant_id, environment, started_at, id)`,
    `create index lockout_by_start on tenant.lockout (tenant_id, environment, began_at, id)`,
    `create index app_user_by_display_name on tenant.app_user (tenant_id, environment, display_name, id)`,
    `create index audit_entry_by_time on tenant.audit_entry (tenant_id, environment, at, id)`,
  ];
}
