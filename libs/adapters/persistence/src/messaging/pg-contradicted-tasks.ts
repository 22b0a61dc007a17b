import { ContradictedTasks, type ContradictedTask } from '@latchkey/messaging';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgContradictedTasks extends ContradictedTasks {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async find(taskId: string): Promise<ContradictedTask | undefined> {
    // One that is still open was past its deadline, or its change had ended without it.
    const rows = await this.transactions.current().query<ContradictedTask>(
      `select s.name as "storeName", k.id as reference,
          case when k.concluded_at is not null then k.state
            when k.deadline <= k.contradicted_at then 'expired' else 'withdrawn' end as ended,
          (select count(*)::int from tenant.external_task o where o.store_id = k.store_id and o.id <> k.id
            and o.contradicted_at > now() - interval '24 hours') as others,
          jsonb_build_object('tenantName', t.display_name, 'applicationName', a.name, 'supportContact', a.support_contact,
            'signInUrl', a.sign_in_url, 'portalOrigin', a.portal_origin) as appearance
        from tenant.external_task k
        join tenant.credential_store s on s.tenant_id = k.tenant_id and s.environment = k.environment
          and s.id = k.store_id
        join tenant.credential_change c on c.tenant_id = k.tenant_id and c.environment = k.environment
          and c.id = k.change_id
        join tenant.application a on a.tenant_id = c.tenant_id and a.environment = c.environment
          and a.id = c.application_id
        join tenant.tenant t on t.tenant_id = k.tenant_id
        where k.id = $1 and k.contradicted_at is not null and t.status = 'active'`,
      [taskId],
    );
    return rows[0];
  }
}
