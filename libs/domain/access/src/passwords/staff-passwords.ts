import type { FieldFault } from '@latchkey/kernel';

/** argon2id. Answered in composition by the hashing that users' passwords have. */
export abstract class StaffPasswordHashing {
  abstract hash(password: string): Promise<string>;
  abstract verify(phc: string, password: string): Promise<boolean>;
}

export interface StaffPasswordVerdict {
  /** In the one form that is hashed. */
  readonly password: string;
  readonly faults: readonly Omit<FieldFault, 'pointer'>[];
}

/** Which passwords staff may choose: the rule for users without a second factor. Answered in composition. */
export abstract class StaffPasswordRule {
  /** `context`: words that the password may not be made of. */
  abstract examine(typed: string, context: readonly string[]): Promise<StaffPasswordVerdict>;
}
