import type { EmailParameters } from '@latchkey/verification';
import type { Process } from './process.ts';

/** What a flow needs of its process, read in one statement. */
export interface ProcessPlan {
  readonly processId: string;
  readonly storeId: string;
  /** Whether the store's sign-in asks for a second factor. */
  readonly multiFactorSignIn: boolean;
  readonly verification: { readonly id: string; readonly parameters: EmailParameters };
  /** All proofs that are owed, by the id of their verification. */
  readonly owed: readonly string[];
}

/** All processes of the environment. */
export abstract class Processes {
  /** Throws NotFound. */
  abstract getForUpdate(id: string): Promise<Process>;
  /** Throws Conflict when the name is taken. */
  abstract add(process: Process): Promise<void>;
  /** The active process of an application; undefined when it has none that can be used. */
  abstract planFor(applicationId: string): Promise<ProcessPlan | undefined>;
}
