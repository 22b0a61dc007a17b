import { Migration } from '@mikro-orm/migrations';
import { retentionRule } from './retention-rule.ts';
import { tenantTable, within } from './tables.ts';

/** What applications called, and how many calls of a key there were in a day. */
export class Migration0039ApplicationCalls extends Migration {
  override up(): void {
    for (const statement of [...calls(), ...counts()]) this.addSql(statement);
  }
}

/** The shapes of the columns leave no room for a body, an address or a code. */
function calls(): string[] {
  return [
    ...tenantTable('application_call', {
      scope: 'environment',
      grants: 'select, insert',
      columns: `
  application_id uuid not null,
  key_id uuid not null,
  at timestamptz not null,
  method text not null check (method ~ '^[A-Z]{3,7}$'),
  route text not null check (octet_length(route) <= 200),
  status smallint not null check (status between 100 and 599),
  code text check (code ~ '^[a-z0-9-]{1,80}$'),
  duration_ms int not null check (duration_ms >= 0),
  user_agent text not null check (user_agent ~ '^[A-Za-z0-9./ -]*$' and octet_length(user_agent) <= 400),
  request_id uuid not null,
  ${within('application_id', 'application')},
  ${within('key_id', 'api_key')}`,
    }),
    `create index application_call_of_application on tenant.application_call
      (tenant_id, environment, application_id, id desc)`,
    `create index application_call_request on tenant.application_call (tenant_id, environment, request_id)`,
    ...retentionRule('application_call', 'at', '1 day'),
  ];
}

function counts(): string[] {
  return [
    ...tenantTable('application_call_count', {
      scope: 'environment',
      grants: 'select, insert, update',
      key: { columns: 'key_id uuid not null, day date not null', names: 'key_id, day' },
      columns: `
  application_id uuid not null,
  calls int not null,
  kept int not null check (kept <= calls),
  ${within('application_id', 'application')},
  ${within('key_id', 'api_key')}`,
    }),
    ...retentionRule('application_call_count', 'day', '1 day'),
  ];
}
