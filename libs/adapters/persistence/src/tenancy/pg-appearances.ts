import { Appearances, type Appearance } from '@latchkey/tenancy';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgAppearances extends Appearances {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async of(applicationId: string): Promise<Appearance | undefined> {
    const rows = await this.transactions.current().query<Appearance>(
      `select t.display_name as "tenantName", a.name as "applicationName", a.support_contact as "supportContact",
          coalesce(pv.policy ->> 'redirectUrl', a.sign_in_url) as "signInUrl", a.portal_origin as "portalOrigin",
          a.reset_page_url as "resetPageUrl"
        from tenant.application a join tenant.tenant t on t.tenant_id = a.tenant_id
        left join tenant.process p on p.tenant_id = a.tenant_id and p.environment = a.environment
          and p.application_id = a.id and p.status = 'active'
        left join tenant.process_version pv on pv.tenant_id = p.tenant_id and pv.environment = p.environment
          and pv.process_id = p.id and pv.number = p.active_version
        where a.id = $1 and a.status = 'active' and t.status = 'active'`,
      [applicationId],
    );
    return rows[0];
  }
}
