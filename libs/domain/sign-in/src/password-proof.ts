import { otherWork, PasswordHashing, RemotePasswords } from '@latchkey/credentials';
import { Secrets } from '@latchkey/kernel';
import { comparablePassword } from './comparable-password.ts';
import { SignInUnavailable } from './errors.ts';
import type { FoundAccount, SignInAccount } from './sign-in-accounts.ts';

/** Who was found, by what was typed. */
export interface Claim extends FoundAccount {
  readonly identifier: string;
}

export type PasswordVerdict = 'right' | 'must_change' | 'wrong';

/**
 * Says whether a password is the account's. Whoever is asked for costs the same work: one comparison with a hash of our
 * own, and one with each kind of hash that other systems have made of passwords here; or one question elsewhere.
 */
export class PasswordProof {
  private decoy: Promise<string> | undefined;

  constructor(
    private readonly hashing: PasswordHashing,
    private readonly remote: RemotePasswords,
    private readonly secrets: Secrets,
  ) {}

  /** Called outside transactions. Throws SignInUnavailable where the password is in a store that did not answer. */
  async judge(claim: Claim, typed: string): Promise<PasswordVerdict> {
    const password = comparablePassword(typed);
    if (password === undefined) return 'wrong';
    const { keptHere = true } = claim.account ?? claim.home ?? {};
    const verdict = keptHere ? await this.compare(claim, password) : await this.ask(claim, password);
    return claim.account?.active === true && !claim.account.locked ? verdict : 'wrong';
  }

  /** Our own hash of a password that was right for one of another system; undefined for who has ours already. */
  async renewed({ foreignKind }: SignInAccount, typed: string): Promise<string | undefined> {
    return foreignKind === null ? undefined : this.hashing.hash(typed.normalize('NFC'));
  }

  private async compare({ account, foreignKinds }: Claim, password: string): Promise<PasswordVerdict> {
    this.decoy ??= this.makeDecoy();
    const foreignKind = account?.foreignKind ?? null;
    const right = await this.hashing.verify(account?.phc ?? (await this.decoy), password);
    const beside = otherWork(foreignKinds, foreignKind);
    if (foreignKind !== null) beside.push(await this.decoy);
    for (const decoy of beside) await this.hashing.verify(decoy, password);
    return right && account && account.phc !== null ? 'right' : 'wrong';
  }

  private async ask({ account, home, identifier }: Claim, password: string): Promise<PasswordVerdict> {
    const { storeId = '' } = account ?? home ?? {};
    const { userId = null, userName = identifier } = account ?? {};
    switch (await this.remote.ask({ storeId, userId, userName }, password)) {
      case 'accepted':
        return 'right';
      case 'must_change':
        return 'must_change';
      case 'refused':
        return 'wrong';
      case 'unavailable':
        throw new SignInUnavailable();
    }
  }

  /** A failure is not kept: unknown accounts would be told apart by it for as long as the process lives. */
  private makeDecoy(): Promise<string> {
    return this.hashing.hash(this.secrets.token()).catch((error: unknown) => {
      this.decoy = undefined;
      throw error;
    });
  }
}
