import { Clock, Idempotency, later, minutes, Secrets, TenantContext } from '@latchkey/kernel';
import { ProofOfWorkRequired } from './errors.ts';
import { Puzzles } from './puzzles.ts';
import { SpentProofs, type Spending } from './spent-proofs.ts';
import { WaitingTickets, type WaitingTicket } from './waiting-tickets.ts';

/** How long a puzzle, or a waiting time, is good for. */
export const proofLifetime = minutes(5);

/** What a caller has shown. `early`: a ticket whose time has not come, which is handed out again. */
export type Shown =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'early'; readonly ticket: WaitingTicket }
  | { readonly kind: 'work' | 'waited'; readonly isRepeat: boolean };

interface Proof {
  readonly kind: 'work' | 'waited';
  readonly id: string;
  readonly until: Date;
}

/** Makes what a caller is asked for, and the proof that a text is, for this tenant and environment. */
export class ProofReading {
  constructor(
    private readonly puzzles: Puzzles,
    private readonly tickets: WaitingTickets,
    private readonly secrets: Secrets,
  ) {}

  /** `ticket`: one whose time is still running goes on, so that nobody waits twice. */
  async demand(now: Date, ticket?: WaitingTicket): Promise<ProofOfWorkRequired> {
    const until = later(now, proofLifetime);
    const { text: waitTicket, from } = ticket ?? this.tickets.issue(now, until);
    const waitSeconds = Math.max(1, Math.ceil((from.getTime() - now.getTime()) / 1000));
    const challenge = await this.puzzles.make(this.secret(), until);
    return new ProofOfWorkRequired({ challenge, waitTicket, waitSeconds });
  }

  ticketOf(text: string): WaitingTicket | undefined {
    return this.tickets.read(text);
  }

  async workOf(text: string): Promise<Proof | undefined> {
    const solved = await this.puzzles.solved(this.secret(), text);
    return solved && { kind: 'work', ...solved };
  }

  /** By it no puzzle of one tenant is one of another. */
  private secret(): string {
    const { tenantId, environment } = TenantContext.current();
    return this.secrets.keyedDigest('puzzle', tenantId, environment).toString('base64url');
  }
}

/** Redeems proofs, each once, by the database's clock. Runs inside a unit of work. */
export class ProofsOfWork {
  constructor(
    private readonly reading: ProofReading,
    private readonly spent: SpentProofs,
    private readonly clock: Clock,
    private readonly secrets: Secrets,
  ) {}

  demand(now: Date, ticket?: WaitingTicket): Promise<ProofOfWorkRequired> {
    return this.reading.demand(now, ticket);
  }

  /** Whether this text is worth a look into the database. */
  async read(text: string): Promise<Proof | WaitingTicket | undefined> {
    return this.reading.ticketOf(text) ?? (await this.reading.workOf(text));
  }

  async redeem(read: Proof | WaitingTicket): Promise<Shown> {
    const now = await this.clock.now();
    if ('from' in read && now < read.from) return { kind: 'early', ticket: read };
    if (now >= read.until) return { kind: 'nothing' };
    const kind = 'from' in read ? 'waited' : read.kind;
    const spending = await this.spend(read.id, read.until);
    return spending === 'spent' ? { kind: 'nothing' } : { kind, isRepeat: spending === 'again' };
  }

  private spend(id: string, until: Date): Promise<Spending> {
    const request = Idempotency.scope()?.request;
    const claimant = request ? [request.caller, request.operation, request.key] : [this.secrets.id()];
    return this.spent.spend(
      this.secrets.keyedDigest('spent-proof', id),
      this.secrets.keyedDigest('proof-claimant', ...claimant),
      until,
    );
  }
}
