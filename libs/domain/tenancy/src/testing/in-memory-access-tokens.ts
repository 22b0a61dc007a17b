import { later, seconds } from '@latchkey/kernel';
import type { RandomSecrets, SettableClock } from '@latchkey/kernel/testing';
import {
  AccessTokens,
  accessTokenLifetime,
  type ApplicationAccess,
  type MintedToken,
  type PublicKey,
  type UserAccess,
} from '../access-token/access-tokens.ts';

/** Tokens in three parts that say nothing: what they stand for is remembered here. */
export class InMemoryAccessTokens extends AccessTokens {
  private readonly minted = new Map<string, { access: ApplicationAccess | UserAccess; from: Date }>();

  constructor(
    private readonly clock: SettableClock,
    private readonly secrets: RandomSecrets,
  ) {
    super();
  }

  ready(): Promise<void> {
    return Promise.resolve();
  }

  mint(access: ApplicationAccess | UserAccess): Promise<MintedToken> {
    const token = `in.memory.${this.secrets.token()}`;
    this.minted.set(token, { access, from: this.clock.moment });
    return Promise.resolve({ token, lifetime: accessTokenLifetime });
  }

  verifyApplication(token: string): Promise<ApplicationAccess | undefined> {
    const access = this.find(token);
    return Promise.resolve(access?.kind === 'application' ? access : undefined);
  }

  verifyUser(token: string, applicationId: string): Promise<UserAccess | undefined> {
    const access = this.find(token);
    const theirs = access?.kind === 'user' && access.applicationId === applicationId;
    return Promise.resolve(theirs ? access : undefined);
  }

  publicKeys(): Promise<readonly PublicKey[]> {
    return Promise.resolve([]);
  }

  private find(token: string): ApplicationAccess | UserAccess | undefined {
    const found = this.minted.get(token);
    const now = this.clock.moment;
    if (!found || now < later(found.from, -seconds(1))) return undefined;
    return now < later(found.from, accessTokenLifetime) ? found.access : undefined;
  }
}
