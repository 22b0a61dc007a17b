import { z } from 'zod';
import type { Caller } from '../first-party-signature.ts';
import type { Sender } from '../public-api.ts';
import type { PublicApiClient } from '../public-api-client.ts';
import type { Outcome } from '../public-api-outcome.ts';
import { SessionCalls } from '../session-calls.ts';

const moment = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
const secret = z.string().regex(/^[\x21-\x7e]{1,512}$/);

const person = z.object({ user: z.object({ displayName: z.string() }), expiresAt: moment });
const signedIn = person.extend({ state: z.literal('signed_in'), sessionToken: secret });
const actionRequired = z.object({
  state: z.literal('action_required'),
  signInToken: secret,
  expiresAt: moment,
  action: z.object({
    type: z.literal('reset-password'),
    askCurrentPassword: z.boolean(),
    allowSkip: z.boolean(),
  }),
});
const signInAnswer = z.discriminatedUnion('state', [signedIn, actionRequired]);
export type SignInAnswer = z.infer<typeof signInAnswer>;

const acted = z.object({
  result: z.enum(['PASSWORD_CHANGED', 'SKIPPED', 'PENDING_WITH_EXTERNAL_SYSTEM', 'OUTCOME_UNKNOWN']),
});

/** An older public-api offers nothing, and what this version does not know is offered to nobody. */
const ownSession = person.extend({ offers: z.array(z.string()).default([]) });
export type OwnSession = z.infer<typeof ownSession>;

const ownChange = z.object({
  result: z.enum(['PASSWORD_CHANGED', 'ACCOUNT_UNLOCKED', 'PENDING_WITH_EXTERNAL_SYSTEM', 'OUTCOME_UNKNOWN']),
});
export type OwnChange = z.infer<typeof ownChange>;

/** What somebody answers who is asked for a new password. */
export interface NewPasswordEntry {
  readonly password?: string;
  readonly currentPassword?: string;
  readonly skip?: true;
}

/** Who signs in and is signed in. Throws PublicApiUnreachable, UnknownHost or TooManyTries. */
export class SessionsApi {
  private readonly calls: SessionCalls;

  constructor(client: PublicApiClient) {
    this.calls = new SessionCalls(client);
  }

  signIn(sender: Sender, identifier: string, password: string): Promise<Outcome<SignInAnswer>> {
    return this.calls.post(sender, '/v1/sign-in', { identifier, password }, signInAnswer);
  }

  answerAction(
    sender: Sender,
    signInToken: string,
    entry: NewPasswordEntry,
  ): Promise<Outcome<z.infer<typeof acted>>> {
    return this.calls.post(sender, '/v1/sign-in/actions/reset-password', { signInToken, ...entry }, acted);
  }

  continueSignIn(sender: Sender, signInToken: string): Promise<Outcome<SignInAnswer>> {
    return this.calls.post(sender, '/v1/sign-in/continue', { signInToken }, signInAnswer);
  }

  find(caller: Caller, session: string): Promise<Outcome<OwnSession>> {
    return this.calls.get(caller, session, '/v1/session', ownSession);
  }

  changePassword(
    sender: Sender,
    session: string,
    passwords: { readonly currentPassword: string; readonly newPassword: string },
  ): Promise<Outcome<OwnChange>> {
    return this.calls.post(sender, '/v1/session/change-password', passwords, ownChange, session);
  }

  unlock(sender: Sender, session: string): Promise<Outcome<OwnChange>> {
    return this.calls.post(sender, '/v1/session/unlock', undefined, ownChange, session);
  }

  signOut(sender: Sender, session: string): Promise<Outcome<unknown>> {
    return this.calls.post(sender, '/v1/sign-out', undefined, z.unknown(), session);
  }
}
