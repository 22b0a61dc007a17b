import { DomainError } from '@latchkey/kernel';

const details = {
  'two-directories':
    'Directories bring both of them. Delete one there, or the next synchronisation makes it anew.',
  'another-store':
    'A directory brings the one that would go, and its password lives in another store. Merge the other way round.',
  privilege:
    'The one that would go has raised privilege, and the one that stays has not. Give or take it first.',
} as const;

/** Two records of one person stay two, for a reason that somebody can do away with. */
export class MergeRefused extends DomainError {
  readonly code = 'merge-refused';
  readonly kind = 'conflict';
  constructor(reason: keyof typeof details) {
    super({ detail: details[reason], cause: reason });
  }
}
