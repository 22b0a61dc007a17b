import type { Identification } from '@latchkey/identity';
import type { UsedBy } from '@latchkey/kernel';
import type { EmailParameters } from '@latchkey/verification';
import type { ProofChoice } from './assurance.ts';
import type { ProcessVersion } from './process-version.ts';
import type { Process } from './process.ts';

/** What a flow needs of its process, read in one statement. */
export interface ProcessPlan {
  readonly processId: string;
  /** The version in force; a flow keeps it. */
  readonly processVersion: number;
  readonly storeId: string;
  /** Whether the store's sign-in asks for a second factor. */
  readonly multiFactorSignIn: boolean;
  /** Whether the store did not answer when the worker called or looked at it within the last ten minutes. */
  readonly storeOutOfReach: boolean;
  /** What people say who they are by. */
  readonly identification: Identification;
  /** What the tenant calls it; null for what holds where nobody chose a type. */
  readonly identificationName: string | null;
  /** Whether every start has to prove work, however quiet it is. */
  readonly proofOfWork: boolean;
  /** Whom it recovers: members of one of these groups; null for everyone. */
  readonly groupIds: readonly string[] | null;
  /** Whether it recovers privileged accounts too. */
  readonly recoversPrivileged: boolean;
  /** Minutes that a flow may take from its first proof on. */
  readonly requestExpiry: number;
  /** Whether the mail has a link beside the code. */
  readonly mailsLink: boolean;
  readonly verification: { readonly id: string; readonly parameters: EmailParameters };
  /** All proofs that are owed, by the id of their verification. */
  readonly owed: readonly string[];
  readonly choice: ProofChoice;
}

/** By which version of which process somebody recovers. */
export interface PlannedFlow {
  readonly processId: string;
  readonly processVersion: number;
  readonly applicationId: string;
}

/** All processes of the environment. */
export abstract class Processes {
  /** Throws NotFound. */
  abstract get(id: string): Promise<Process>;
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<Process>;
  /** Throws Conflict when the name or the public address is taken. */
  abstract add(process: Process): Promise<void>;
  /** Throws Conflict when another process has this name or this public address. */
  abstract keepUnique(process: Process): Promise<void>;
  /** Writes a version and what it refers to, in place of what was in force before. */
  abstract putInForce(version: ProcessVersion): Promise<void>;
  /** The process refers to nothing any more. */
  abstract releaseFromForce(processId: string): Promise<void>;
  /** The version in force; undefined for an inactive process. */
  abstract inForce(processId: string): Promise<ProcessVersion | undefined>;
  abstract activeIds(): Promise<readonly string[]>;
  /** Requests that went by this process, at most twenty. */
  abstract usersOf(processId: string): Promise<readonly UsedBy[]>;
  abstract remove(process: Process): Promise<void>;
  /** The active process by which people recover for an application; undefined when none can be used. */
  abstract planFor(applicationId: string): Promise<ProcessPlan | undefined>;
  /** The plan that a flow began with; undefined once its process, or what that needs, cannot be used any more. */
  abstract planOf(flow: PlannedFlow): Promise<ProcessPlan | undefined>;
}
