import type { ChangeOperation } from '@latchkey/credentials';
import { resetsPasswords, type ProcessPolicy } from '../process/process-policy.ts';

/** What a version, and its store, let people end a recovery with. */
export type EndingTerms = Pick<ProcessPolicy, 'actions' | 'generatedPassword' | 'unlockOnReset'> & {
  /** False: the store's own system makes its passwords and brings them to their owners (AS-10). */
  readonly acceptsPassword: boolean;
};

/** The terms of a version that says nothing of them: people choose a password. */
export const usualTerms: EndingTerms = {
  actions: ['reset'],
  generatedPassword: null,
  unlockOnReset: false,
  acceptsPassword: true,
};

/**
 * What a person does at the end: choose a password, have one made here, ask the store's system for one, or keep the old
 * one and have the lock ended.
 */
export const endingChoices = ['choose_password', 'generate_password', 'request_password', 'unlock'] as const;
export type EndingChoice = (typeof endingChoices)[number];

/** In the order in which a page offers them. Where passwords are made, nobody chooses one. */
export function endingsOf(terms: EndingTerms): EndingChoice[] {
  return [
    ...(resetsPasswords(terms) ? [passwordEnding(terms)] : []),
    ...(terms.actions.includes('unlock') ? (['unlock'] as const) : []),
  ];
}

function passwordEnding({ acceptsPassword, generatedPassword }: EndingTerms): EndingChoice {
  if (!acceptsPassword) return 'request_password';
  return generatedPassword ? 'generate_password' : 'choose_password';
}

/** What the store is asked to do. A process that only offers both at once does both. */
export function operationOf(choice: EndingChoice, { actions, unlockOnReset }: EndingTerms): ChangeOperation {
  if (choice === 'unlock') return 'unlock';
  return unlockOnReset || !actions.includes('reset') ? 'reset_and_unlock' : 'reset';
}

/** What is to be done in the store, and for whom. */
export interface Decision {
  readonly userId: string;
  readonly operation: ChangeOperation;
}
