import {
  StaffPasswordProof,
  StaffSignInRefused,
  SignInStaff,
  type StaffSignedInAnswer,
} from '@latchkey/access';
import passport from 'passport';
import { Strategy as LocalStrategy } from 'passport-local';
import type { Commands } from '../idempotency/commands.ts';
import type { Newcomers } from './newcomers.ts';

export interface StaffCredentials {
  /** The short name of the tenant. */
  readonly tenant: string;
  readonly email: string;
  readonly password: string;
}

interface SignInRequest {
  readonly body: StaffCredentials;
  readonly requestId: string;
}

type Verdict = (error: unknown, answer?: StaffSignedInAnswer | false) => void;
type Verify = (request: SignInRequest, email: string, password: string, done: Verdict) => void;
type Authenticate = (request: SignInRequest, reply: object, next: (error?: unknown) => void) => void;

const strategy = 'staff-local';

/**
 * Staff sign-in through passport, which later strategies (identity providers, second factors) join. Passport sees a
 * body that was parsed already and nothing else of the request, keeps no session of its own and never writes an answer.
 */
export class StaffSignIn {
  private readonly passport = new passport.Passport();
  private readonly commands: Commands;
  private readonly newcomers: Newcomers;
  private readonly proof: StaffPasswordProof;

  constructor(commands: Commands, newcomers: Newcomers, proof: StaffPasswordProof) {
    this.commands = commands;
    this.newcomers = newcomers;
    this.proof = proof;
    const verify: Verify = ({ body, requestId }, email, password, done) => {
      this.verify({ ...body, email, password }, requestId).then((answer) => done(null, answer), done);
    };
    const fields = { usernameField: 'email', passwordField: 'password', passReqToCallback: true } as const;
    this.passport.use(strategy, new LocalStrategy(fields, verify as never));
  }

  /** Throws StaffSignInRefused: one answer for everything that is not right. */
  signIn(body: StaffCredentials, requestId: string): Promise<StaffSignedInAnswer> {
    return new Promise((resolve, reject) => {
      const verdict: Verdict = (error, answer) => {
        if (error) reject(error);
        else if (answer) resolve(answer);
        else reject(new StaffSignInRefused('incomplete credentials'));
      };
      const authenticate = this.passport.authenticate(strategy, { session: false }, verdict) as Authenticate;
      authenticate({ body, requestId }, {}, reject);
    });
  }

  private verify(credentials: StaffCredentials, requestId: string): Promise<StaffSignedInAnswer> {
    const { tenant, email, password } = credentials;
    return this.newcomers.enter(
      tenant,
      requestId,
      () => this.commands.execute(new SignInStaff(email, password)),
      () => this.refuse(password),
    );
  }

  /** An unknown tenant costs the same hashing as a wrong password. */
  private async refuse(password: string): Promise<never> {
    await this.proof.holds(undefined, password);
    throw new StaffSignInRefused('unknown tenant');
  }
}
