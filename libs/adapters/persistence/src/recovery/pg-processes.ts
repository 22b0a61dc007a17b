import { Conflict, NotFound } from '@latchkey/kernel';
import { Process, Processes, type ProcessPlan } from '@latchkey/recovery';
import { emailParameters } from '@latchkey/verification';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

interface PlanRow {
  readonly processId: string;
  readonly storeId: string;
  readonly multiFactorSignIn: boolean;
  readonly owed: string[];
  readonly verificationId: string;
  readonly parameters: unknown;
}

export class PgProcesses extends Processes {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async getForUpdate(id: string): Promise<Process> {
    const transaction = this.transactions.current();
    const process = await transaction
      .entities()
      .findOne(Process, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!process) throw new NotFound();
    return transaction.track(process);
  }

  async add(process: Process): Promise<void> {
    const transaction = this.transactions.current();
    const taken = await transaction.query(`select 1 from tenant.process where name_key = $1`, [
      process.nameKey,
    ]);
    if (taken.length > 0) throw new Conflict('A process of this name exists. Choose another name.');
    transaction.add(process);
  }

  async planFor(applicationId: string): Promise<ProcessPlan | undefined> {
    const rows = await this.transactions.current().query<PlanRow>(
      `select p.id as "processId", p.store_id as "storeId", s.multi_factor_sign_in as "multiFactorSignIn",
          p.verification_ids as owed, v.id as "verificationId", v.parameters
        from tenant.process p
        join tenant.application a
          on a.tenant_id = p.tenant_id and a.environment = p.environment and a.id = p.application_id
        join tenant.tenant t on t.tenant_id = p.tenant_id
        join tenant.credential_store s
          on s.tenant_id = p.tenant_id and s.environment = p.environment and s.id = p.store_id
        join tenant.verification v
          on v.tenant_id = p.tenant_id and v.environment = p.environment and v.id = p.verification_ids[1]
        where p.application_id = $1 and p.status = 'active' and a.status = 'active' and t.status = 'active'
          and s.status = 'active' and v.status = 'active'`,
      [applicationId],
    );
    const row = rows[0];
    if (!row) return undefined;
    const { processId, storeId, multiFactorSignIn, owed, verificationId, parameters } = row;
    const verification = { id: verificationId, parameters: emailParameters.parse(parameters) };
    return { processId, storeId, multiFactorSignIn, owed, verification };
  }
}
