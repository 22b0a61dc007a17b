export type BreachAnswer = 'breached' | 'not-breached' | 'no-answer';

/**
 * Whether a password is known from a breach. Asked by k-anonymity: only the first five hexadecimal digits of its
 * SHA-1 leave the house. No answer never blocks a reset: the local list still holds.
 */
export abstract class BreachedPasswords {
  abstract readonly enabled: boolean;
  abstract ask(password: string): Promise<BreachAnswer>;
}
