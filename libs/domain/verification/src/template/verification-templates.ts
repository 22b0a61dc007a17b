import type { VerificationTemplate } from './verification-template.ts';

/** All templates of the environment but those of the house. */
export abstract class VerificationTemplates {
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<VerificationTemplate>;
  /** Cannot be changed or deleted until the transaction ends. Undefined when there is none. */
  abstract findHeld(id: string): Promise<VerificationTemplate | undefined>;
  /** Throws Conflict when the name is taken (letter case does not tell names apart). */
  abstract add(template: VerificationTemplate): Promise<void>;
  /** Throws Conflict when another one has this name. */
  abstract keepUnique(template: VerificationTemplate): Promise<void>;
  abstract remove(template: VerificationTemplate): Promise<void>;
}
