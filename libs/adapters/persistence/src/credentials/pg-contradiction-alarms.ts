import { ContradictionAlarms } from '@latchkey/credentials';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgContradictionAlarms extends ContradictionAlarms {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  /** Who comes second waits for the first at the row of the store, and finds its alarm taken. */
  async take(taskId: string, now: Date): Promise<string | undefined> {
    const rows = await this.transactions.current().query<{ applicationId: string }>(
      `with taken as (
          insert into tenant.contradiction_alarm as a (tenant_id, environment, store_id, task_id, told_at)
          select tenant_id, environment, store_id, id, $2::timestamptz from tenant.external_task
          where id = $1 and contradicted_at is not null
          on conflict (tenant_id, environment, store_id) do update
            set task_id = excluded.task_id, told_at = excluded.told_at
            where a.told_at <= excluded.told_at - interval '1 hour' and a.task_id <> excluded.task_id
          returning tenant_id, environment, task_id
        )
        select c.application_id as "applicationId" from taken k
        join tenant.external_task t on t.tenant_id = k.tenant_id and t.environment = k.environment and t.id = k.task_id
        join tenant.credential_change c on c.tenant_id = t.tenant_id and c.environment = t.environment
          and c.id = t.change_id`,
      [taskId, now],
    );
    return rows[0]?.applicationId;
  }
}
