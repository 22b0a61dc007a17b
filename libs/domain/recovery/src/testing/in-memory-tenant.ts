import { attributeKeys, usualIdentification, type Identification } from '@latchkey/identity';
import { TenantContext } from '@latchkey/kernel';
import type { Premises } from '@latchkey/kernel/testing';
import { emailParameters, type AttemptLimits, type EmailParameters } from '@latchkey/verification';
import { widestLimits } from '@latchkey/verification/testing';
import type { ProcessPlan } from '../process/processes.ts';
import {
  Accounts,
  type AccountPlace,
  type AccountWords,
  type FoundAccount,
  type FoundDecoy,
  type Searched,
} from '../reset-request/accounts.ts';
import { usualTerms } from '../reset-request/ending.ts';
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
  accountWithinAssurance: true,
  notBefore: null,
  unlockNotBefore: null,
  terms: usualTerms,
  destination: null,
};

/** One tenant with one account, in which anything can be switched off at any moment. */
export class InMemoryTenant {
  /** What is not as it was when everything was well. */
  changed: Partial<Standing> = {};
  parameters: EmailParameters = emailParameters.parse({});
  planned = true;
  /** What people say who they are by. */
  identification: Identification = usualIdentification;
  /** Attributes of the account, and of another one that the process does not apply to. */
  attributes: Readonly<Record<string, string>> = {};
  othersAttributes: Readonly<Record<string, string>> = {};
  proofOfWork = false;
  storeOutOfReach = false;
  /** Whom the process applies to; null for everyone. */
  groupIds: readonly string[] | null = null;
  /** Whether the account is privileged, and whether the process recovers such accounts. */
  privileged = false;
  recoversPrivileged = false;
  /** Minutes. */
  requestExpiry = 30;
  mailsLink = true;
  limits: AttemptLimits = widestLimits;
  /** Proofs beside the mail, by the id of their verification. */
  further: {
    readonly owed: readonly string[];
    readonly optional: readonly string[];
    readonly wanted: number;
  } = { owed: [], optional: [], wanted: 0 };
  /** Groups that the account belongs to. */
  memberships: readonly string[] = [];

  constructor(readonly premises: Premises) {}

  standing(request: ResetRequest): Standing {
    const known = request.userId === this.premises.userId;
    const account = known
      ? { destination: this.premises.email }
      : { accountPresent: false, accountActive: false };
    const accountWithinAssurance = this.recoversPrivileged || !this.privileged;
    return { ...allWell, ...account, accountWithinAssurance, ...this.changed };
  }

  applies(groupIds: readonly string[] | null): boolean {
    return groupIds === null || groupIds.some((id) => this.memberships.includes(id));
  }

  /** What the active process says; undefined when there is none that can be used here. */
  plan(applicationId: string): ProcessPlan | undefined {
    const { premises, parameters, planned, groupIds, identification } = this;
    if (!planned || !this.isHere() || applicationId !== premises.applicationId) return undefined;
    const { processId, storeId, verificationId } = premises;
    const verification = { id: verificationId, parameters };
    const owed = [verificationId, ...this.further.owed];
    const choice = { from: this.further.optional, wanted: this.further.wanted };
    const { recoversPrivileged, requestExpiry, proofOfWork, mailsLink } = this;
    const { storeOutOfReach } = this;
    const store = { storeId, multiFactorSignIn: false, storeOutOfReach };
    const version = { processId, processVersion: 1, ...store, groupIds };
    return {
      ...version,
      identification,
      identificationName: null,
      recoversPrivileged,
      requestExpiry,
      proofOfWork,
      mailsLink,
      verification,
      owed,
      choice,
    };
  }

  /** Whether the account, and nobody else, is meant by it. */
  isMeant(identifierKey: string, { kind, attribute }: Identification): boolean {
    const { userName, email } = this.premises;
    const has = (attributes: Readonly<Record<string, string>>): boolean =>
      attributeKeys(attributes).some((one) => one.name === attribute && one.valueKey === identifierKey);
    if (kind === 'attribute') return has(this.attributes) && !has(this.othersAttributes);
    const compared = [...(kind === 'email' ? [] : [userName]), ...(kind === 'user_name' ? [] : [email])];
    return compared.includes(identifierKey);
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
    { storeId, groupIds, recoversPrivileged, identification }: Searched,
  ): Promise<FoundAccount | FoundDecoy | undefined> {
    const { userId, email, storeId: own } = this.tenant.premises;
    const active = this.tenant.changed.accountActive ?? true;
    const strong = recoversPrivileged || !this.tenant.privileged;
    const here = this.tenant.isHere() && active && strong && storeId === own && this.tenant.applies(groupIds);
    if (here && this.tenant.isMeant(identifierKey, identification)) return { userId, email };
    const decoy = this.decoys.find(identifierKey);
    return decoy && { decoyId: decoy.id };
  }

  async place(): Promise<AccountPlace> {
    const { userName } = this.tenant.premises;
    return { userName, tenantName: 'Acme', portalOrigin: 'https://login.acme.example' };
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
