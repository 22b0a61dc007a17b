import type { Clock } from '@latchkey/kernel';
import type { InMemoryDatabase } from '@latchkey/kernel/testing';
import { attemptWindow } from '../attempts/limits.ts';
import { answeredMethods, askingNothing, type MethodKey } from '../methods/method-traits.ts';
import { questionTries } from '../methods/questions/parameters.ts';
import { ProofAttempts, type CountedAttempt, type ProofAttempt } from '../attempts/proof-attempts.ts';
import { InMemoryCodeBrakes, type KnownFlow } from './in-memory-code-brakes.ts';

/** A flow in which a proof beside the mail is asked for. */
export interface KnownProofFlow extends KnownFlow {
  readonly method: MethodKey;
}

export interface KnownProofFlows {
  /** Undefined unless the proof is asked for in an open flow whose mail has proved, and this is its present secret. */
  proofFlow(attempt: ProofAttempt, now: Date): KnownProofFlow | undefined;
  accountOfRequest(requestId: string): Buffer | undefined;
}

export class InMemoryProofAttempts extends ProofAttempts {
  private readonly brakes: InMemoryCodeBrakes;

  constructor(
    private readonly database: InMemoryDatabase,
    private readonly clock: Clock,
    private readonly flows: KnownProofFlows,
    brakes = new InMemoryCodeBrakes(database),
  ) {
    super();
    this.brakes = brakes;
  }

  count(attempt: ProofAttempt): Promise<CountedAttempt> {
    return this.database.run('write', async () => {
      const now = await this.clock.now();
      const flow = this.flows.proofFlow(attempt, now);
      if (!flow) return { kind: 'none' };
      if (askingNothing.includes(flow.method)) return { kind: 'free' };
      const tally = this.brakes.count(strict(flow), flow.method, now);
      return tally ? { kind: 'counted', tally } : { kind: 'paused' };
    });
  }

  async forgive(requestId: string, method: string): Promise<void> {
    const accountKey = this.flows.accountOfRequest(requestId);
    if (accountKey) this.brakes.forgive(accountKey, method);
  }
}

/** What people know is guessed sooner than what they hold. */
function strict(flow: KnownProofFlow): KnownProofFlow {
  if (!answeredMethods.some((method) => method === flow.method)) return flow;
  const { most, window, pause } = flow.limits;
  const limits = {
    most: Math.min(most, questionTries),
    window: Math.max(window, attemptWindow),
    pause: Math.max(pause, attemptWindow),
  };
  return { ...flow, limits };
}
