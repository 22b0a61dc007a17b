import { Aggregate, InvalidInput, StaleVersion, type Environment } from '@latchkey/kernel';
import { proofPlan, recoversPrivileged } from './assurance.ts';
import * as happened from './events.ts';
import type { ProcessFacts } from './process-facts.ts';
import { processPolicy, type ProcessPolicy } from './process-policy.ts';
import { excludedOptions } from './process-rules/excluded-options.ts';
import { runsByItself } from './process-rules/self-service.ts';
import { hindrances, reasonFor, validateProcess, type ValidationReport } from './process-validator.ts';
import type { ProcessVersion } from './process-version.ts';
import type { RiskAcceptance } from './risk-acceptance.ts';

export interface NewProcess {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly applicationId: string;
  readonly name: string;
  /** What is left out has its default. */
  readonly policy: object;
  readonly createdAt: Date;
}

/** Who activates, and when. */
export interface Activation {
  readonly at: Date;
  readonly actor: string;
}

/**
 * The policy of one kind of recovery. A draft is changed as often as one likes; what is in force is a numbered version
 * that nobody changes any more.
 */
export class Process extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  applicationId!: string;
  name!: string;
  nameKey!: string;
  draft!: ProcessPolicy;
  risks!: readonly RiskAcceptance[];
  status!: 'active' | 'inactive';
  /** The version in force; null while inactive. */
  activeVersion!: number | null;
  lastVersion!: number;
  /** The draft's public address, kept free for it. */
  draftSuffix!: string | null;
  /** The public address that is in force. */
  activeSuffix!: string | null;
  activeStoreId!: string | null;
  /** Null while inactive, and for a user name or an address. */
  activeIdentificationTypeId!: string | null;
  /** Why it is inactive although somebody had activated it; null otherwise. */
  deactivationReason!: string | null;
  createdAt!: Date;
  version!: number;

  /** Throws InvalidInput with every option that excludes another. */
  static create({ policy, ...process }: NewProcess): Process {
    const made = Object.assign(new Process(), process, {
      ...{ status: 'inactive', risks: [], activeVersion: null, lastVersion: 0, version: 1 },
      ...{
        activeSuffix: null,
        activeStoreId: null,
        activeIdentificationTypeId: null,
        deactivationReason: null,
      },
    });
    made.write(process.name, policy);
    made.record(new happened.ProcessCreated(made.id));
    return made;
  }

  /** Whoever saves starts from the newest version. What is in force stays as it is. Throws StaleVersion, InvalidInput. */
  changeDraft(name: string, policy: object, version: number): void {
    if (this.version !== version) throw new StaleVersion();
    this.write(name, policy);
    this.record(new happened.ProcessDraftChanged(this.id));
  }

  acceptRisk(risk: RiskAcceptance): void {
    this.risks = [...this.risks.filter(({ kind }) => kind !== risk.kind), risk];
    this.record(new happened.ProcessRiskAccepted(this.id, risk.kind));
  }

  /** How the draft is judged at this moment. */
  report(facts: ProcessFacts): ValidationReport {
    return validateProcess({ policy: this.draft, risks: this.risks, facts });
  }

  /** Puts the draft in force, as a new version. Throws InvalidInput with every fault. */
  activate(facts: ProcessFacts, { at, actor }: Activation): ProcessVersion {
    const faults = hindrances(this.report(facts));
    const { storeId } = this.draft;
    if (faults.length > 0 || storeId === null) throw new InvalidInput(faults);
    this.lastVersion += 1;
    this.status = 'active';
    this.activeVersion = this.lastVersion;
    this.activeStoreId = storeId;
    this.activeIdentificationTypeId = this.draft.identificationTypeId;
    this.activeSuffix = this.draftSuffix;
    this.deactivationReason = null;
    this.record(new happened.ProcessActivated(this.id));
    const judged = { policy: this.draft, facts };
    return {
      ...{ processId: this.id, number: this.lastVersion, policy: this.draft, storeId },
      ...{ ...proofPlan(this.draft), selfService: runsByItself(judged) },
      recoversPrivileged: recoversPrivileged(judged),
      ...{ risks: this.risks, activatedAt: at, activatedBy: actor },
    };
  }

  deactivate(): void {
    if (this.status === 'inactive') return;
    this.end(null);
    this.record(new happened.ProcessDeactivated(this.id));
  }

  /** Judges the version in force anew: what cannot stand any more ends, and says why (PR-B07 to PR-B10). */
  revalidate({ policy, risks }: Pick<ProcessVersion, 'policy' | 'risks'>, facts: ProcessFacts): void {
    if (this.status === 'inactive') return;
    const report = validateProcess({ policy, risks, facts });
    if (report.activatable) return;
    const reason = reasonFor(report);
    this.end(reason);
    this.record(new happened.ProcessDeactivatedItself(this.id, this.applicationId, reason));
  }

  /** The last thing that is told of it. */
  markDeleted(): void {
    this.record(new happened.ProcessDeleted(this.id));
  }

  private end(reason: string | null): void {
    this.status = 'inactive';
    this.activeVersion = null;
    this.activeStoreId = null;
    this.activeIdentificationTypeId = null;
    this.activeSuffix = null;
    this.deactivationReason = reason;
  }

  private write(name: string, given: object): void {
    const policy = withinLimits(given);
    const faults = excludedOptions(policy);
    if (faults.length > 0) throw new InvalidInput(faults);
    this.name = name;
    this.nameKey = name.normalize('NFC').toLowerCase();
    this.draft = policy;
    this.draftSuffix = policy.publicAccess?.addressSuffix ?? null;
  }
}

/** The limits hold for every caller, whatever the edge checked. */
function withinLimits(given: object): ProcessPolicy {
  const read = processPolicy.safeParse(given);
  if (read.success) return read.data;
  throw new InvalidInput(
    read.error.issues.map(({ path }) => ({
      pointer: ['/policy', ...path.map(String)].join('/'),
      code: 'out-of-range',
      detail: 'This is outside the limits for processes.',
    })),
  );
}
