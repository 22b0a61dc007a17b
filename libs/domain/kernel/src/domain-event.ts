export type EventValue = string | number | boolean | null | readonly string[];

/**
 * Something that happened, in the past tense. It carries ids and reasons only: never a secret, never an address.
 * `outcome` and `reason` are what the audit trail keeps of it.
 */
export abstract class DomainEvent {
  /** Stable name, `context.subject.happened`. */
  abstract readonly name: string;
  /** The id of the thing it happened to. */
  abstract readonly subject: string;
  readonly outcome: 'success' | 'refused' | 'failure' = 'success';
  readonly reason: string | null = null;
  /** Jobs made from events of one lane run one after another; null when order does not matter. */
  readonly lane: string | null = null;
  /** What a reaction needs to know: ids and words, flat. */
  abstract facts(): Readonly<Record<string, EventValue>>;
}
