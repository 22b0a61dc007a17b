import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { OutcomeWait, refusedByStore, StoreUnavailable, type ChangeOutcome } from '@latchkey/credentials';
import { FlowEnded } from '../reset-request/errors.ts';

/** Decision 11 and 12: answers are UPPER_SNAKE. */
export const resetResults = [
  'PASSWORD_RESET',
  'ACCOUNT_UNLOCKED',
  'PENDING_WITH_EXTERNAL_SYSTEM',
  'OUTCOME_UNKNOWN',
] as const;
export type ResetResult = (typeof resetResults)[number];

export interface AwaitedOutcome {
  readonly result: ResetResult;
  readonly userId: string;
  /** A generated password, sealed to the answer that asked for it; null in every other case. */
  readonly sealedForPage: string | null;
}

/**
 * What became of a password, waited for as long as a person waits (20 s). Success is told only when the store has it.
 * Errors: PasswordRefused with the store's reason, StoreUnavailable when nothing was changed.
 */
export class AwaitOutcome extends Query<AwaitedOutcome> {
  constructor(readonly changeId: string) {
    super();
  }
}

@QueryHandler(AwaitOutcome)
export class AwaitOutcomeHandler implements IQueryHandler<AwaitOutcome> {
  constructor(private readonly waiting: OutcomeWait) {}

  async execute({ changeId }: AwaitOutcome): Promise<AwaitedOutcome> {
    const outcome = await this.waiting.outcome(changeId);
    const { userId, sealedForPage } = outcome;
    return { result: answer(outcome), userId, sealedForPage };
  }
}

function answer({ state, reason, operation }: ChangeOutcome): ResetResult {
  switch (state) {
    case 'applied':
      return operation === 'unlock' ? 'ACCOUNT_UNLOCKED' : 'PASSWORD_RESET';
    case 'pending':
      return 'PENDING_WITH_EXTERNAL_SYSTEM';
    case 'rejected':
      // Said long after the answer, and heard by who repeats the call: the recovery is over.
      if (reason === 'external-system') throw new FlowEnded('the external system refused it');
      throw refusedByStore(operation, reason);
    case 'expired':
      throw new FlowEnded('the external system did not answer');
    case 'failed':
      throw reason === 'superseded' ? new FlowEnded('another password was set') : new StoreUnavailable();
    default:
      return 'OUTCOME_UNKNOWN';
  }
}
