import { Migration } from '@mikro-orm/migrations';

/** Passwords that other systems have hashed, until their owners sign in. Null: a hash of our own. */
export class Migration0034ForeignHashes extends Migration {
  override up(): void {
    this.addSql(`alter table tenant.password_hash add column foreign_kind text collate "C"`);
    this.addSql(`alter table tenant.password_hash alter column changed_at set default now()`);
    // Looked at by each sign-in, for one row a kind.
    this
      .addSql(`create index password_hash_foreign on tenant.password_hash (tenant_id, environment, foreign_kind)
      where foreign_kind is not null`);
  }
}
