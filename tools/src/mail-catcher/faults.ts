import { z } from 'zod';

/**
 * What a mail server can do to its client. `times` limits a fault to so many connections (the first and the last
 * kind) or recipients and messages (the others); without it the fault lasts until it is cleared.
 */
export const faultSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('refuse-connection'), times: count() }),
  z.strictObject({ kind: z.literal('reject-temporarily'), stage: stage(), times: count() }),
  z.strictObject({ kind: z.literal('reject-permanently'), stage: stage(), times: count() }),
  /** The message is taken, and then the answer never comes: the client cannot know. */
  z.strictObject({ kind: z.literal('hang-after-data'), times: count() }),
  z.strictObject({ kind: z.literal('slow'), delayMs: z.number().int().min(1).max(600_000), times: count() }),
]);
export type Fault = z.infer<typeof faultSchema>;
export type FaultKind = Fault['kind'];

/** The switches: a test turns them on over HTTP, the SMTP side asks them at each turn. */
export class Faults {
  #active: Fault[] = [];

  set(fault: Fault): void {
    this.#active = [...this.#active.filter(({ kind }) => kind !== fault.kind), fault];
  }

  clear(): void {
    this.#active = [];
  }

  list(): readonly Fault[] {
    return this.#active;
  }

  isActive(kind: FaultKind): boolean {
    return this.#active.some((fault) => fault.kind === kind);
  }

  /** The fault if it applies now, counted as used once. */
  take<K extends FaultKind>(
    kind: K,
    applies: (fault: Extract<Fault, { kind: K }>) => boolean = () => true,
  ): Extract<Fault, { kind: K }> | undefined {
    const fault = this.#active.find((each): each is Extract<Fault, { kind: K }> => each.kind === kind);
    if (!fault || !applies(fault)) return undefined;
    if (fault.times === 1) this.#active = this.#active.filter((each) => each !== fault);
    else if (fault.times !== undefined) fault.times -= 1;
    return fault;
  }
}

function count() {
  return z.number().int().min(1).optional();
}

function stage() {
  return z.enum(['recipient', 'data']).default('recipient');
}
