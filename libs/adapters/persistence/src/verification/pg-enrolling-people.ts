import {
  EnrollingPeople,
  type EnrolmentOffer,
  type FoundPerson,
  type MethodKey,
} from '@latchkey/verification';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgEnrollingPeople extends EnrollingPeople {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async find(sessionDigest: Buffer): Promise<FoundPerson | undefined> {
    const rows = await this.transactions.current().query<FoundPerson>(
      `with s as (
          select tenant_id, environment, user_id, application_id, null::bytea as link_destination
          from tenant.user_session where digest = $1 and revoked_at is null and expires_at > now()
          union all
          select tenant_id, environment, user_id, application_id, destination_digest from tenant.enrolment_link
          where session_digest = $1 and session_until > now()
        )
        select u.id as "userId", u.user_name as "userName", u.email, t.display_name as "tenantName",
          s.application_id as "applicationId", a.portal_origin as "portalOrigin", u.privileged, h.phc, s.link_destination as "linkDestination"
        from s
        join tenant.application a
          on a.tenant_id = s.tenant_id and a.environment = s.environment and a.id = s.application_id
        join tenant.app_user u
          on u.tenant_id = s.tenant_id and u.environment = s.environment and u.id = s.user_id
        join tenant.tenant t on t.tenant_id = s.tenant_id
        left join tenant.password_hash h on h.tenant_id = u.tenant_id and h.environment = u.environment
          and h.store_id = u.store_id and h.user_id = u.id and h.locked_at is null
        where u.status = 'active' and t.status = 'active'`,
      [sessionDigest],
    );
    return rows[0];
  }

  offers(methods: readonly MethodKey[]): Promise<readonly EnrolmentOffer[]> {
    return this.transactions.current().query<EnrolmentOffer>(
      `select v.id as "verificationId", v.name, v.type as method, v.parameters from tenant.verification v
        where v.status = 'active' and v.type = any ($1) and not exists (select 1 from tenant.disabled_method d
          where d.tenant_id = v.tenant_id and d.environment = v.environment and d.method = v.type)
        order by v.name_key`,
      [methods],
    );
  }
}
