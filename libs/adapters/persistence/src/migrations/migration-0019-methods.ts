import { Migration } from '@mikro-orm/migrations';

/**
 * Which methods there are is the code's alone to say: it refuses what it does not know wherever one is stored, and a
 * method that comes later needs no change of a table.
 */
export class Migration0019Methods extends Migration {
  override up(): void {
    for (const statement of [
      ...shaped('verification', 'verification_type_check', 'type'),
      ...shaped('verification_template', 'verification_template_method_check', 'method'),
    ])
      this.addSql(statement);
  }
}

function shaped(table: string, constraint: string, column: string): string[] {
  return [
    `alter table tenant.${table} drop constraint ${constraint}`,
    `alter table tenant.${table} add constraint ${constraint} check (${column} ~ '^[a-z_]{1,40}$')`,
  ];
}
