import {
  CompleteProviderSignIn,
  StartProviderSignIn,
  StaffSignInRefused,
  tenantOfState,
  type StaffSignedInAnswer,
  type StartedProviderSignIn,
} from '@latchkey/access';
import { NotFound, TenantContext } from '@latchkey/kernel';
import passport from 'passport';
import type { Commands } from '../idempotency/commands.ts';
import type { Newcomers } from './newcomers.ts';

export interface ProviderSignInBegun {
  /** The short name of the tenant. */
  readonly tenant: string;
  readonly provider: string;
  readonly invitation?: string | undefined;
  /** The address range that is counted. */
  readonly network: string;
}

interface ReturnRequest {
  /** The query with which the provider has sent the browser back. */
  readonly answer: string;
  readonly browserToken: string;
  readonly requestId: string;
}

type Verdict = (error: unknown, answer?: StaffSignedInAnswer | false) => void;
type Authenticate = (request: ReturnRequest, reply: object, next: (error?: unknown) => void) => void;

const strategy = 'staff-provider';

/** Passport's frame around the use case that judges an answer. */
class ProviderStrategy extends passport.Strategy {
  private readonly complete: (request: ReturnRequest) => Promise<StaffSignedInAnswer>;

  constructor(complete: (request: ReturnRequest) => Promise<StaffSignedInAnswer>) {
    super();
    this.complete = complete;
  }

  override authenticate(request: unknown): void {
    this.complete(request as ReturnRequest).then(
      (answer) => this.success(answer as never),
      (error: unknown) => this.error(error),
    );
  }
}

/** Staff sign-in through an identity provider of the tenant. Like that by password, it keeps no session of passport. */
export class StaffProviderSignIn {
  private readonly passport = new passport.Passport();
  private readonly commands: Commands;
  private readonly newcomers: Newcomers;

  constructor(commands: Commands, newcomers: Newcomers) {
    this.commands = commands;
    this.newcomers = newcomers;
    this.passport.use(strategy, new ProviderStrategy((request) => this.judge(request)));
  }

  /** Throws as StartProviderSignIn does; NotFound for an unknown tenant. */
  start(begun: ProviderSignInBegun, requestId: string): Promise<StartedProviderSignIn> {
    const { tenant, provider, invitation, network } = begun;
    return this.newcomers.enter(
      tenant,
      requestId,
      () => this.commands.execute(new StartProviderSignIn(provider, invitation, network)),
      () => Promise.reject(new NotFound()),
    );
  }

  /** Throws as CompleteProviderSignIn does. */
  complete(request: ReturnRequest): Promise<StaffSignedInAnswer> {
    return new Promise((resolve, reject) => {
      const verdict: Verdict = (error, answer) => {
        if (error) reject(error);
        else if (answer) resolve(answer);
        else reject(new StaffSignInRefused('no verdict'));
      };
      const authenticate = this.passport.authenticate(strategy, { session: false }, verdict) as Authenticate;
      authenticate(request, {}, reject);
    });
  }

  /** Which tenant it is about follows from the state, which nobody can make up. */
  private async judge({ answer, browserToken, requestId }: ReturnRequest): Promise<StaffSignedInAnswer> {
    const [state = '', another] = new URLSearchParams(answer).getAll('state');
    const tenantId = tenantOfState(state);
    if (tenantId === undefined || another !== undefined) throw new StaffSignInRefused('no state');
    const scope = { tenantId, environment: 'live', actor: { kind: 'newcomer' }, requestId } as const;
    return TenantContext.run(scope, () =>
      this.commands.execute(new CompleteProviderSignIn(state, browserToken, answer)),
    );
  }
}
