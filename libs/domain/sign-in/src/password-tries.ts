/**
 * The brake of whoever holds a session and does not know its password: it could be guessed here, one change of a method
 * after another (S-36).
 */
export abstract class PasswordTries {
  /** Counts a try in a transaction of its own, before anything is compared. Throws a DomainError of kind too-many. */
  abstract count(userId: string): Promise<void>;
}
