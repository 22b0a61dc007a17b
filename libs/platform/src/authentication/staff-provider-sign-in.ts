import { QueryBus } from '@nestjs/cqrs';
import {
  CompleteProviderSignIn,
  DeliverProviderAnswer,
  FindSignInProviders,
  referenceName,
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

/** What a browser has posted to us from the page of a provider. */
export interface PostedAnswer {
  readonly state: string;
  readonly message: string;
  readonly requestId: string;
}

/** An id that no tenant has. */
const nobodysTenant = '00000000-0000-0000-0000-000000000000';

const newcomerOf = (tenantId: string, requestId: string) =>
  ({ tenantId, environment: 'live', actor: { kind: 'newcomer' }, requestId }) as const;

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
  private readonly queries: QueryBus;
  private readonly newcomers: Newcomers;

  constructor(commands: Commands, queries: QueryBus, newcomers: Newcomers) {
    this.commands = commands;
    this.queries = queries;
    this.newcomers = newcomers;
    this.passport.use(strategy, new ProviderStrategy((request) => this.judge(request)));
  }

  /** Of an unknown tenant as of one without providers: the same look at the same table, and nothing. */
  async choices(tenant: string, requestId: string): Promise<readonly string[]> {
    const find = () => this.queries.execute(new FindSignInProviders());
    const { items } = await this.newcomers.enter(tenant, requestId, find, () =>
      TenantContext.run(newcomerOf(nobodysTenant, requestId), find),
    );
    return items.map(({ name }) => name);
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

  /** The query with which the browser goes on to the page. It says nothing about what was brought. */
  async deliver({ state, message, requestId }: PostedAnswer): Promise<string> {
    const tenantId = tenantOfState(state);
    if (tenantId === undefined) throw new StaffSignInRefused('no state');
    const reference = await TenantContext.run(newcomerOf(tenantId, requestId), () =>
      this.commands.execute(new DeliverProviderAnswer(state, message)),
    );
    return new URLSearchParams({ state, [referenceName]: reference }).toString();
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

  /** Which tenant it is about follows from the state. Who makes one up has no round there. */
  private async judge({ answer, browserToken, requestId }: ReturnRequest): Promise<StaffSignedInAnswer> {
    const [state = '', another] = new URLSearchParams(answer).getAll('state');
    const tenantId = tenantOfState(state);
    if (tenantId === undefined || another !== undefined) throw new StaffSignInRefused('no state');
    return TenantContext.run(newcomerOf(tenantId, requestId), async () => {
      // Where nobody can be sent from, nobody comes back to; and of a tenant that was made up nothing can be written.
      const { items } = await this.queries.execute(new FindSignInProviders());
      if (items.length === 0) throw new StaffSignInRefused('no provider');
      return this.commands.execute(new CompleteProviderSignIn(state, browserToken, answer));
    });
  }
}
