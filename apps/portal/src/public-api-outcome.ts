import { z } from 'zod';
import {
  codeOf,
  PublicApiUnreachable,
  type ApiAnswer,
  type ApiRequest,
  type PublicApiClient,
} from './public-api-client.ts';

/** What a start is asked for while very many come in. */
const workDemand = z.object({
  challenge: z.object({ parameters: z.record(z.string(), z.unknown()), signature: z.string() }),
  waitTicket: z.string().regex(/^[\x21-\x7e]{1,512}$/),
  waitSeconds: z.number().min(0),
});
export type WorkDemand = z.infer<typeof workDemand>;

/** What public-api refused, in its stable words. */
export interface Refusal {
  readonly code: string;
  /** Codes of the single faults, such as those of a new password. */
  readonly faults: readonly string[];
  /** The same with the fields that they are about, as JSON pointers. */
  readonly errors: readonly { readonly code: string; readonly pointer: string }[];
  readonly retryAfter: number | undefined;
  /** With `proof-of-work-required`. */
  readonly work?: WorkDemand;
}

export type Outcome<T> =
  { readonly done: true; readonly value: T } | { readonly done: false; readonly refusal: Refusal };

/** The host of the page belongs to no tenant. */
export class UnknownHost extends Error {
  override readonly name = 'UnknownHost';
}

/** Seconds to wait. */
export class TooManyTries extends Error {
  override readonly name = 'TooManyTries';
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super('public-api asks to wait');
    this.retryAfter = retryAfter;
  }
}

const USUAL_WAIT_SECONDS = 60;

/**
 * The answer of public-api, or its refusal. `told`: refusals to wait (429) that the page itself tells. Throws
 * PublicApiUnreachable, UnknownHost or TooManyTries.
 */
export async function outcomeOf<T>(
  client: PublicApiClient,
  request: ApiRequest,
  schema: z.ZodType<T>,
  told: ReadonlySet<string>,
): Promise<Outcome<T>> {
  const answer = await client.send(request);
  if (answer.status >= 200 && answer.status < 300) {
    const value = schema.safeParse(answer.body);
    if (!value.success) throw new PublicApiUnreachable(true, value.error);
    return { done: true, value: value.data };
  }
  return { done: false, refusal: refusalOf(answer, told) };
}

const problem = z.object({
  errors: z.array(z.object({ code: z.string(), pointer: z.string().default('') })).nullish(),
  retry_after: z.number().min(0).nullish(),
  proofOfWork: workDemand.optional(),
});

function refusalOf(answer: ApiAnswer, told: ReadonlySet<string>): Refusal {
  const code = codeOf(answer);
  const details = problem.safeParse(answer.body).data;
  const retryAfter = answer.retryAfter ?? details?.retry_after ?? undefined;
  if (code === 'unknown-host') throw new UnknownHost();
  if (answer.status === 429 && !told.has(code)) throw new TooManyTries(retryAfter ?? USUAL_WAIT_SECONDS);
  const unexpected = answer.status < 400 || answer.status >= 500;
  if (unexpected && code !== 'store-unavailable') throw new PublicApiUnreachable(true, code);
  const work = details?.proofOfWork;
  const errors = details?.errors ?? [];
  const faults = errors.map((error) => error.code);
  return { code, faults, errors, retryAfter, ...(work ? { work } : {}) };
}
