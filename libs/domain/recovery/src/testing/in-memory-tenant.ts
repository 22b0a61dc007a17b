import { TenantContext } from '@latchkey/kernel';
import type { Premises } from '@latchkey/kernel/testing';
import { emailParameters, type EmailParameters } from '@latchkey/verification';
import type { ProcessPlan } from '../process/processes.ts';
import {
  Accounts,
  type AccountWords,
  type FoundAccount,
  type FoundDecoy,
  type Searched,
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
  accountInAudience: true,
  destination: null,
};

/** One tenant with one account, in which anything can be switched off at any moment. */
export class InMemoryTenant {
  /** What is not as it was when everything was well. */
  changed: Partial<Standing> = {};
  parameters: EmailParameters = emailParameters.parse({});
  planned = true;
  proofOfWork = false;
  /** Whom the process applies to; null for everyone. */
  groupIds: readonly string[] | null = null;
  /** Groups that the account belongs to. */
  memberships: readonly string[] = [];

  constructor(readonly premises: Premises) {}

  standing(request: ResetRequest): Standing {
    const known = request.userId === this.premises.userId;
    const account = known
      ? { destination: this.premises.email }
      : { accountPresent: false, accountActive: false };
    return { ...allWell, ...account, ...this.changed };
  }

  applies(groupIds: readonly string[] | null): boolean {
    return groupIds === null || groupIds.some((id) => this.memberships.includes(id));
  }

  /** What the active process says; undefined when there is none that can be used here. */
  plan(applicationId: string): ProcessPlan | undefined {
    const { premises, parameters, planned, groupIds } = this;
    if (!planned || !this.isHere() || applicationId !== premises.applicationId) return undefined;
    const { processId, storeId, verificationId } = premises;
    const verification = { id: verificationId, parameters };
    const owed = [verificationId];
    return {
      ...{ processId, processVersion: 1, storeId, multiFactorSignIn: false, groupIds, verification, owed },
      proofOfWork: this.proofOfWork,
    };
  }

  /** True when the context is this tenant's. */
  isHere(): boolean {
    const { tenantId, environment } = TenantContext.current();
    return tenantId === this.premises.tenantId && environment === this.premises.environment;
  }
}

export class InMemoryAccounts extends Accounts {
  constructor(
    private readonly tenant: InMemoryTenant,
    private readonly decoys: InMemoryPlantedDecoys,
  ) {
    super();
  }

  async find(
    identifierKey: string,
    { storeId, groupIds }: Searched,
  ): Promise<FoundAccount | FoundDecoy | undefined> {
    const { userId, userName, email, storeId: own } = this.tenant.premises;
    const active = this.tenant.changed.accountActive ?? true;
    const here = this.tenant.isHere() && active && storeId === own && this.tenant.applies(groupIds);
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
