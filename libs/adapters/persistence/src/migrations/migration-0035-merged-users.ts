import { Migration } from '@mikro-orm/migrations';
import { within } from './tables.ts';

/** Records of one person that have become one: what happened under the others is told with the one that stayed. */
export class Migration0035MergedUsers extends Migration {
  override up(): void {
    this.addSql(`alter table tenant.app_user add column merged_into uuid,
      add ${within('merged_into', 'app_user')}`);
    this.addSql(`create index app_user_merged on tenant.app_user (tenant_id, environment, merged_into)
      where merged_into is not null`);
  }
}
