import { Migration } from '@mikro-orm/migrations';

/**
 * What a look has found is worked out from users and written a million rows at a time: a key that is looked up for each
 * of them costs more than everything else of a look. A row whose user is gone goes with the next look.
 */
export class Migration0019DerivedReadiness extends Migration {
  override up(): void {
    for (const key of ['tenant_id', 'tenant_id_environment_user_id'])
      this.addSql(`alter table tenant.user_readiness drop constraint user_readiness_${key}_fkey`);
  }
}
