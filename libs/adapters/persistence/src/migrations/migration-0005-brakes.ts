import { Migration } from '@mikro-orm/migrations';
import { tenantTable } from './tables.ts';

/** Mails that an account may get, and how often callers may ask. */
export class Migration0005Brakes extends Migration {
  override up(): void {
    for (const statement of [...mailBudgets(), ...callerBrakes()]) this.addSql(statement);
  }
}

function mailBudgets(): string[] {
  return [
    ...tenantTable('mail_budget', {
      scope: 'environment',
      key: { columns: 'account_key bytea not null, bucket text not null', names: 'account_key, bucket' },
      columns: `
  mailed_at timestamptz[] not null check (cardinality(mailed_at) between 1 and 5),
  last_mail_at timestamptz not null`,
    }),
    ...retention('mail_budget', 'last_mail_at', '24 hours'),
  ];
}

/** Of no tenant: keyed digests of networks and tenants, and how often each was counted. */
function callerBrakes(): string[] {
  return [
    // Half of each page stays free, so that a counter is counted on where it lies.
    `create table platform.caller_brake (
      key bytea primary key, window_from timestamptz not null, counted int not null) with (fillfactor = 50)`,
    `create index caller_brake_retention on platform.caller_brake (window_from)`,
    `grant select, insert, update on platform.caller_brake to latchkey_app`,
    `alter table platform.caller_brake enable row level security`,
    `create policy counting on platform.caller_brake to latchkey_app using (true) with check (true)`,
    ...retentionOn('platform.caller_brake', 'window_from', '24 hours'),
  ];
}

function retention(table: string, column: string, old: string): string[] {
  return [
    ...retentionOn(`tenant.${table}`, column, old),
    `create index ${table}_retention on tenant.${table} (${column})`,
  ];
}

/** What may be removed, and from when on: the role of the queue can see and delete nothing else. */
function retentionOn(table: string, column: string, old: string): string[] {
  return [
    `create policy retention on ${table} for delete to latchkey_queue using (${column} < now() - interval '${old}')`,
    `create policy retention_look on ${table} for select to latchkey_queue using (${column} < now() - interval '${old}')`,
    `grant delete, select (${column}) on ${table} to latchkey_queue`,
  ];
}
