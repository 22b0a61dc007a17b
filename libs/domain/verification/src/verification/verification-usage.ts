import type { UsedBy } from '@latchkey/kernel';

/** Asked of recovery, which lies above: who needs a verification. Answered in persistence. */
export abstract class VerificationUsage {
  /** Active processes that take this proof, at most twenty. */
  abstract of(verificationId: string): Promise<readonly UsedBy[]>;
}
