import { Migration } from '@mikro-orm/migrations';

/**
 * Personal data as methods of verifications. Which methods there are is known to the code, which every verification goes
 * through; a list here would be written anew with each of them. What the table itself must hold about mocks stays.
 */
export class Migration0018PersonalData extends Migration {
  override up(): void {
    for (const [table, column] of [
      ['verification', 'type'],
      ['verification_template', 'method'],
    ] as const) {
      const constraint = `${table}_${column}_check`;
      this.addSql(`alter table tenant.${table} drop constraint ${constraint}`);
      this.addSql(
        `alter table tenant.${table} add constraint ${constraint} check (${column} ~ '^[a-z][a-z_]{1,63}$')`,
      );
    }
  }
}
