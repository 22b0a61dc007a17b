import { Migration } from '@mikro-orm/migrations';
import { tenantTable } from './tables.ts';

/** Personal data as methods of verifications, and what tenants say in their mails in words of their own. */
export class Migration0018PersonalDataAndTexts extends Migration {
  override up(): void {
    for (const statement of [...methods(), ...texts()]) this.addSql(statement);
  }
}

/**
 * Which methods there are is known to the code, which every verification goes through; a list here would be written anew
 * with each of them. What the table itself must hold about mocks stays.
 */
function methods(): string[] {
  const columns = [
    ['verification', 'type'],
    ['verification_template', 'method'],
  ] as const;
  return columns.flatMap(([table, column]) => {
    const constraint = `${table}_${column}_check`;
    return [
      `alter table tenant.${table} drop constraint ${constraint}`,
      `alter table tenant.${table} add constraint ${constraint} check (${column} ~ '^[a-z][a-z_]{1,63}$')`,
    ];
  });
}

function texts(): string[] {
  return tenantTable('message_text', {
    scope: 'environment',
    columns: `
  key text collate "C" not null,
  locale text collate "C" not null,
  text text not null check (char_length(text) between 1 and 1000),
  created_at timestamptz not null,
  version int not null,
  unique (tenant_id, environment, locale, key)`,
  });
}
