import { DeactivatedProcesses, type DeactivatedProcess } from '@latchkey/messaging';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgDeactivatedProcesses extends DeactivatedProcesses {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async find(processId: string): Promise<DeactivatedProcess | undefined> {
    const rows = await this.transactions.current().query<DeactivatedProcess>(
      `select p.name, p.deactivation_reason as reason,
          (select count(*)::int from tenant.process o where o.deactivation_reason is not null and o.id <> p.id) as others,
          jsonb_build_object('tenantName', t.display_name, 'applicationName', a.name, 'supportContact', a.support_contact,
            'signInUrl', a.sign_in_url, 'portalOrigin', a.portal_origin) as appearance
        from tenant.process p
        join tenant.application a on a.tenant_id = p.tenant_id and a.environment = p.environment
          and a.id = p.application_id
        join tenant.tenant t on t.tenant_id = p.tenant_id
        where p.id = $1 and p.status = 'inactive' and p.deactivation_reason is not null and t.status = 'active'`,
      [processId],
    );
    return rows[0];
  }
}
