import { StaffPasswordRule, type StaffPasswordVerdict } from '@latchkey/access';
import { StandardPasswordPolicy, type Blocklist, type BreachedPasswords } from '@latchkey/credentials';

/** Staff choose passwords by the rule that users without a second factor have. */
export class StandardRuleForStaff extends StaffPasswordRule {
  private readonly policy: StandardPasswordPolicy;

  constructor(blocklist: Blocklist, breaches: BreachedPasswords) {
    super();
    this.policy = new StandardPasswordPolicy(false, blocklist, breaches);
  }

  examine(typed: string, context: readonly string[]): Promise<StaffPasswordVerdict> {
    return this.policy.examine(typed, context);
  }
}
