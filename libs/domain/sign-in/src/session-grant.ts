import { SessionBeginning } from './session-beginning.ts';
import { SessionTokens, type IssuedSessionTokens } from './session-tokens.ts';
import type { SignInAccount } from './sign-in-accounts.ts';

export interface SignedIn {
  readonly state: 'signed_in';
  readonly sessionToken: string;
  readonly expiresAt: string;
  readonly user: { readonly displayName: string };
  /** The password was made for the owner, who is to choose another one. */
  readonly mustChangePassword: boolean;
  /** For an application that asked for them. */
  readonly tokens?: IssuedSessionTokens;
}

/** What an application wants of a session. */
export interface SessionWishes {
  readonly userAgent: string | null;
  /** Whether the application wants tokens beside the session. */
  readonly tokens: boolean;
}

/** A session for somebody who may have one, with what the application wanted beside it. */
export class SessionGrant {
  constructor(
    private readonly beginning: SessionBeginning,
    private readonly tokens: SessionTokens,
  ) {}

  /** Ahead of the transaction. */
  async ready(tokens: boolean): Promise<void> {
    if (tokens) await this.tokens.ready();
  }

  /** Called inside a transaction. */
  async give(
    { userId, displayName, mustChange: mustChangePassword }: SignInAccount,
    wishes: SessionWishes,
  ): Promise<SignedIn> {
    const { session, sessionToken } = await this.beginning.begin(userId, wishes.userAgent);
    const expiresAt = session.expiresAt.toISOString();
    const tokens = wishes.tokens ? { tokens: await this.tokens.issue(session, session.createdAt) } : {};
    return {
      ...({ state: 'signed_in', sessionToken, expiresAt } as const),
      ...{ user: { displayName }, mustChangePassword, ...tokens },
    };
  }
}
