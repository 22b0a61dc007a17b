import { NotFound, TenantContext } from '@latchkey/kernel';
import type { Premises } from '@latchkey/kernel/testing';
import { emailParameters, type EmailParameters } from '@latchkey/verification';
import type { Process } from '../process/process.ts';
import { Processes, type ProcessPlan } from '../process/processes.ts';
import {
  Accounts,
  type AccountWords,
  type FoundAccount,
  type FoundDecoy,
} from '../reset-request/accounts.ts';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import type { Standing } from '../reset-request/standing.ts';
import type { InMemoryPlantedDecoys } from './in-memory-planted-decoys.ts';

const allWell: Standing = {
  tenantActive: true,
  applicationActive: true,
  processActive: true,
  verificationActive: true,
  storeActive: true,
  accountPresent: true,
  accountActive: true,
  destination: null,
};

/** One tenant with one account, in which anything can be switched off at any moment. */
export class InMemoryTenant {
  /** What is not as it was when everything was well. */
  changed: Partial<Standing> = {};
  parameters: EmailParameters = emailParameters.parse({});
  planned = true;

  constructor(readonly premises: Premises) {}

  standing(request: ResetRequest): Standing {
    const known = request.userId === this.premises.userId;
    const account = known
      ? { destination: this.premises.email }
      : { accountPresent: false, accountActive: false };
    return { ...allWell, ...account, ...this.changed };
  }

  /** True when the context is this tenant's. */
  isHere(): boolean {
    const { tenantId, environment } = TenantContext.current();
    return tenantId === this.premises.tenantId && environment === this.premises.environment;
  }
}

export class InMemoryProcesses extends Processes {
  constructor(private readonly tenant: InMemoryTenant) {
    super();
  }

  getForUpdate(): Promise<Process> {
    return Promise.reject(new NotFound());
  }

  add(): Promise<void> {
    return Promise.reject(new NotFound());
  }

  async planFor(applicationId: string): Promise<ProcessPlan | undefined> {
    const { premises, parameters, planned } = this.tenant;
    if (!planned || !this.tenant.isHere() || applicationId !== premises.applicationId) return undefined;
    const { processId, storeId, verificationId } = premises;
    const verification = { id: verificationId, parameters };
    return { processId, storeId, multiFactorSignIn: false, verification, owed: [verificationId] };
  }
}

export class InMemoryAccounts extends Accounts {
  constructor(
    private readonly tenant: InMemoryTenant,
    private readonly decoys: InMemoryPlantedDecoys,
  ) {
    super();
  }

  async find(identifierKey: string, storeId: string): Promise<FoundAccount | FoundDecoy | undefined> {
    const { userId, userName, email, storeId: own } = this.tenant.premises;
    const active = this.tenant.changed.accountActive ?? true;
    const here = this.tenant.isHere() && active && storeId === own;
    if (here && [userName, email].includes(identifierKey)) return { userId, email };
    const decoy = this.decoys.find(identifierKey);
    return decoy && { decoyId: decoy.id };
  }

  async words(): Promise<AccountWords> {
    const { userName, email } = this.tenant.premises;
    return {
      userName,
      email,
      displayName: 'Ada Lovelace',
      tenantName: 'Acme',
      applicationName: 'Acme Orders',
    };
  }
}
