import { Migration } from '@mikro-orm/migrations';

/** Everything of a person that decides how ready they are: who have the same of it are judged once. */
export class Migration0020ReadinessShape extends Migration {
  override up(): void {
    this
      .addSql(`create type tenant.readiness_shape as (store_id uuid, privileged boolean, groups uuid[], enrolled uuid[],
      resting uuid[], recorded uuid[], known uuid[])`);
  }
}
