import { hours } from '@latchkey/kernel';

/**
 * When a pair of keys signs, in milliseconds. The next one is published a day before it signs, so that whoever keeps
 * a copy of the list has it in time; one that signs no more is published until the last token that it signed is over.
 */
export const signingKeySchedule = {
  signsFor: hours(30 * 24),
  publishedAhead: hours(24),
  keptAfterwards: hours(1),
} as const;

export interface SigningKey {
  /** The `kid` of its tokens. */
  readonly id: string;
  /** JSON Web Key, public part. */
  readonly publicKey: Readonly<Record<string, unknown>>;
  readonly signsFrom: Date;
}

export interface SealedSigningKey extends SigningKey {
  /** The private part, sealed by a key that is never in the database. */
  readonly sealedPrivateKey: Uint8Array;
}

/** What was published at a moment of the database's clock. */
export interface PublishedKeys {
  readonly now: Date;
  /** By when they sign, the oldest first. */
  readonly keys: readonly SealedSigningKey[];
}

/** The platform's pairs of keys for tokens. They belong to no tenant. */
export abstract class SigningKeys {
  abstract look(): Promise<PublishedKeys>;
  /**
   * Publishes the next pair if its time has come; the very first one signs at once. Of many who offer one at the same
   * time one is taken. Answers whether it was this one.
   */
  abstract offer(key: Omit<SealedSigningKey, 'signsFrom'>): Promise<boolean>;
  /** Destroys pairs whose tokens are all over; answers how many. */
  abstract removeSpent(): Promise<number>;
}

/** The pair that signs at this moment; undefined when there is none yet. */
export function signingNow<K extends SigningKey>(keys: readonly K[], now: Date): K | undefined {
  return keys.findLast(({ signsFrom }) => signsFrom <= now);
}

/** Whether the next pair has to be published. */
export function isNextDue({ keys, now }: PublishedKeys): boolean {
  const newest = keys.at(-1);
  const { signsFor, publishedAhead } = signingKeySchedule;
  return !newest || now.getTime() - newest.signsFrom.getTime() >= signsFor - publishedAhead;
}
