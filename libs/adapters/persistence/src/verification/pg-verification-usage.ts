import type { UsedBy } from '@latchkey/kernel';
import { VerificationUsage } from '@latchkey/verification';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgVerificationUsage extends VerificationUsage {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  of(verificationId: string): Promise<readonly UsedBy[]> {
    return this.transactions.current().query<UsedBy>(
      `select 'process' as kind, p.id, p.name
        from tenant.process_verification used
        join tenant.process p
          on p.tenant_id = used.tenant_id and p.environment = used.environment and p.id = used.process_id
        where used.verification_id = $1
      union all select 'enrolment', e.id, u.user_name from tenant.enrolment e
        join tenant.app_user u on u.tenant_id = e.tenant_id and u.environment = e.environment and u.id = e.user_id
        where e.verification_id = $1 and e.status = 'active'
      order by kind desc, name limit 20`,
      [verificationId],
    );
  }

  ofTemplate(templateId: string): Promise<readonly UsedBy[]> {
    return this.transactions.current().query<UsedBy>(
      `select 'verification' as kind, id, name from tenant.verification where template_id = $1
        order by name limit 20`,
      [templateId],
    );
  }
}
