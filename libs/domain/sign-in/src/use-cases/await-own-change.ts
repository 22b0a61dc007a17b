import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { OutcomeWait, refusedByStore, StoreUnavailable, type ChangeOutcome } from '@latchkey/credentials';
import type { DomainError } from '@latchkey/kernel';
import { PasswordNotConfirmed } from '../errors.ts';
import { refusedEntry } from '../sign-in-plan/reset-password-messages.ts';

/** Decision 12: answers are UPPER_SNAKE. */
export const ownChangeResults = [
  'PASSWORD_CHANGED',
  'ACCOUNT_UNLOCKED',
  'PENDING_WITH_EXTERNAL_SYSTEM',
  'OUTCOME_UNKNOWN',
] as const;
export type OwnChangeResult = (typeof ownChangeResults)[number];

/**
 * What became of a change that its owner asked for, waited for as long as a person waits (20 s). Success is told only
 * when the store has it. Throws PasswordNotConfirmed when the store found the current password wrong, PasswordRefused,
 * UnlockRefused, and StoreUnavailable when nothing was changed.
 */
export class AwaitOwnChange extends Query<OwnChangeResult> {
  constructor(readonly changeId: string) {
    super();
  }
}

/** The same for the action `reset-password`: what the store found wrong is told as the action tells it (AA-13). */
export class AwaitActionUpdate extends Query<OwnChangeResult> {
  constructor(readonly changeId: string) {
    super();
  }
}

@QueryHandler(AwaitOwnChange)
export class AwaitOwnChangeHandler implements IQueryHandler<AwaitOwnChange> {
  constructor(private readonly waiting: OutcomeWait) {}

  async execute({ changeId }: AwaitOwnChange): Promise<OwnChangeResult> {
    return resultOf(await this.waiting.outcome(changeId), '/newPassword', () => new PasswordNotConfirmed());
  }
}

@QueryHandler(AwaitActionUpdate)
export class AwaitActionUpdateHandler implements IQueryHandler<AwaitActionUpdate> {
  constructor(private readonly waiting: OutcomeWait) {}

  async execute({ changeId }: AwaitActionUpdate): Promise<OwnChangeResult> {
    const wrong = () => refusedEntry('validation.error.incorrect.credentials');
    return resultOf(await this.waiting.outcome(changeId), '/password', wrong);
  }
}

function resultOf(
  { state, reason, operation }: ChangeOutcome,
  pointer: string,
  wrongPassword: () => DomainError,
): OwnChangeResult {
  switch (state) {
    case 'applied':
      return operation === 'unlock' ? 'ACCOUNT_UNLOCKED' : 'PASSWORD_CHANGED';
    case 'pending':
      return 'PENDING_WITH_EXTERNAL_SYSTEM';
    case 'rejected':
      if (reason === 'wrong-password') throw wrongPassword();
      throw refusedByStore(operation, reason, pointer);
    case 'expired':
    case 'failed':
      throw new StoreUnavailable();
    default:
      return 'OUTCOME_UNKNOWN';
  }
}
