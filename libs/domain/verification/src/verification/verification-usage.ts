import type { UsedBy } from '@latchkey/kernel';

/** Asked of those who lie above or beside: who needs a verification, or a template. Answered in persistence. */
export abstract class VerificationUsage {
  /** Active processes that take this proof, at most twenty. */
  abstract of(verificationId: string): Promise<readonly UsedBy[]>;
  /** Verifications that were made from it, whatever their status; at most twenty. */
  abstract ofTemplate(templateId: string): Promise<readonly UsedBy[]>;
}
