import { Migration } from '@mikro-orm/migrations';

/** A password that its owner knows is changed and not reset: the store compares the old one. */
export class Migration0024ChangesByOwners extends Migration {
  override up(): void {
    this.addSql(`alter table tenant.credential_change drop constraint credential_change_operation_check,
      add constraint credential_change_operation_check
        check (operation in ('reset', 'unlock', 'reset_and_unlock', 'change'))`);
  }
}
