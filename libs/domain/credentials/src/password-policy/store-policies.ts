import { NotFound } from '@latchkey/kernel';
import { Blocklist } from './blocklist.ts';
import { BreachedPasswords } from './breached-passwords.ts';
import { PasswordPolicies, type PasswordPolicy } from './password-policy.ts';
import { StandardPasswordPolicy } from './standard-policy.ts';

/** What a store declares about its own sign-in. Answered in persistence. */
export abstract class StoreDeclarations {
  /** Undefined when there is no such store. */
  abstract multiFactorSignIn(storeId: string): Promise<boolean | undefined>;
}

/** The standard policy, as long as each store asks for. */
export class StorePolicies extends PasswordPolicies {
  constructor(
    private readonly declarations: StoreDeclarations,
    private readonly blocklist: Blocklist,
    private readonly breaches: BreachedPasswords,
  ) {
    super();
  }

  async of(storeId: string): Promise<PasswordPolicy> {
    const multiFactor = await this.declarations.multiFactorSignIn(storeId);
    if (multiFactor === undefined) throw new NotFound();
    return this.declared(multiFactor);
  }

  declared(multiFactorSignIn: boolean): PasswordPolicy {
    return new StandardPasswordPolicy(multiFactorSignIn, this.blocklist, this.breaches);
  }
}
