import { Injectable } from '@nestjs/common';
import { CommandBus, type Command } from '@nestjs/cqrs';
import { accepted, ConcludedRequests, Idempotency, type Refused } from '@latchkey/kernel';

/** What a command answers its caller, once a refusal is thrown. */
export type Accepted<R> = Exclude<R, Refused>;

/**
 * The way from an edge to a use case. A command whose first effect comes before its concluding transaction (an attempt
 * that counts) says `static readonly claimsFirst = true`: a repeat of its request is answered before it does anything.
 * A refusal that was committed is thrown here, after the commit.
 */
@Injectable()
export class Commands {
  private readonly bus: CommandBus;
  private readonly concluded: ConcludedRequests;

  constructor(bus: CommandBus, concluded: ConcludedRequests) {
    this.bus = bus;
    this.concluded = concluded;
  }

  async execute<R>(command: Command<R>): Promise<Accepted<R>> {
    const scope = Idempotency.scope();
    if (!scope || !claimsFirst(command)) return accepted(await this.bus.execute(command)) as Accepted<R>;
    const earlier = await this.concluded.claim();
    if (!earlier.concluded) return accepted(await this.claimed(command)) as Accepted<R>;
    scope.replayed = true;
    return accepted(earlier.result as R | Refused) as Accepted<R>;
  }

  /** A command that threw has concluded nothing: its key is given back, and the reason it threw is what is told. */
  private async claimed<R>(command: Command<R>): Promise<R> {
    try {
      return await this.bus.execute(command);
    } catch (error) {
      // Where even this fails the claim runs out by itself.
      await this.concluded.release().catch(() => undefined);
      throw error;
    }
  }
}

function claimsFirst(command: object): boolean {
  return (command.constructor as { readonly claimsFirst?: unknown }).claimsFirst === true;
}
