import { Migration } from '@mikro-orm/migrations';
import { within } from './tables.ts';

/** People who arrive with passwords that other systems have hashed, and records of one person that become one. */
export class Migration0034Arrivals extends Migration {
  override up(): void {
    for (const statement of [...foreignHashes(), ...mergedUsers()]) this.addSql(statement);
  }
}

/** Null: a hash of our own. Looked at by each sign-in, for one row a kind. */
function foreignHashes(): string[] {
  return [
    `alter table tenant.password_hash add column foreign_kind text collate "C"`,
    `alter table tenant.password_hash alter column changed_at set default now()`,
    `create index password_hash_foreign on tenant.password_hash (tenant_id, environment, foreign_kind)
      where foreign_kind is not null`,
  ];
}

/** What happened under the others is told with the one that stayed. */
function mergedUsers(): string[] {
  return [
    `alter table tenant.app_user add column merged_into uuid, add ${within('merged_into', 'app_user')}`,
    `create index app_user_merged on tenant.app_user (tenant_id, environment, merged_into)
      where merged_into is not null`,
  ];
}
