import type { Permission } from '@latchkey/kernel';
import { adviceOf, type AdviceId, type Message } from './advice.ts';
import { chronological, type HistoryEntry, type ResetHistory } from './reset-history.ts';
import { requestedByNobody, told } from './step-messages.ts';

export const explainedStates = [
  'not_begun',
  'awaiting_proof',
  'proven',
  'setting',
  'submitted',
  'succeeded',
  'unlocked',
  'failed',
  'expired',
  'cancelled',
  'outcome_unknown',
] as const;
export type ExplainedState = (typeof explainedStates)[number];

export interface ExplainedStep {
  /** The line of the log, or the lockout, that says more. */
  readonly reference: string;
  readonly at: Date;
  readonly message: Message;
  /** Where the request stood after it. */
  readonly state: ExplainedState;
}

/** Why a request went as it did, in words that hold nothing of what was typed, mailed or kept (BY-09). */
export interface Explanation {
  readonly state: ExplainedState;
  readonly steps: readonly ExplainedStep[];
  /** The step that ended it; null while it goes on. */
  readonly ending: ExplainedStep | null;
  readonly next: readonly Message[];
}

/** Where a request stands, and what is remembered of the way there. */
interface Walk {
  readonly state: ExplainedState;
  readonly proofs: ReadonlySet<string>;
  /** What the last refusal since the last progress leads to. */
  readonly advice: AdviceId | null;
}

const beginning: Walk = { state: 'not_begun', proofs: new Set(), advice: null };

const openStates: ReadonlySet<ExplainedState> = new Set([
  ...(['not_begun', 'awaiting_proof', 'proven', 'setting', 'submitted'] as const),
]);

const endings: ReadonlyMap<string, ExplainedState> = new Map([
  ['recovery.reset.succeeded', 'succeeded'],
  ['recovery.reset.unlocked', 'unlocked'],
  ['recovery.reset.expired', 'expired'],
  ['recovery.reset.cancelled', 'cancelled'],
]);

const adviceOfState: Readonly<Record<ExplainedState, AdviceId>> = {
  not_begun: 'start-again',
  awaiting_proof: 'enter-proof',
  proven: 'choose-password',
  setting: 'wait',
  submitted: 'wait',
  succeeded: 'sign-in',
  unlocked: 'sign-in-as-before',
  failed: 'start-again',
  expired: 'start-again',
  cancelled: 'sign-in-or-report',
  outcome_unknown: 'try-both',
};

/** What stays true after the time is over. */
const lasting: ReadonlySet<AdviceId | null> = new Set<AdviceId>(['check-name', 'ask-administrator']);

/**
 * The same history always gives the same explanation. `may` says what the reader is allowed to know: without
 * `lockout:read` no lockouts, without `decoy:read` a planted name looks like any other.
 */
export function explain(history: ResetHistory, may: (permission: Permission) => boolean): Explanation {
  let walk = beginning;
  let ending: ExplainedStep | null = null;
  const steps = chronological(history.entries)
    .flatMap((entry) => shown(entry, history, may))
    .map((entry) => {
      const before = walk.state;
      const { message, advice } = told(entry);
      walk = walked(walk, entry, { ...history, advice });
      const step = { reference: entry.id, at: entry.at, message, state: walk.state };
      if (isOver(walk.state) && walk.state !== before) ending = step;
      return step;
    });
  return { state: walk.state, steps, ending, next: nextOf(walk).map(adviceOf) };
}

function shown(
  entry: HistoryEntry,
  { hasAccount }: ResetHistory,
  may: (permission: Permission) => boolean,
): HistoryEntry[] {
  if (entry.event.startsWith('recovery.lockout.') && !may('lockout:read')) return [];
  if (entry.event === 'recovery.decoy.probed' && may('decoy:read')) return [entry];
  if (entry.event !== 'recovery.decoy.probed' && entry.event !== 'recovery.reset.requested') return [entry];
  return [{ ...entry, event: hasAccount ? 'recovery.reset.requested' : requestedByNobody }];
}

function isOver(state: ExplainedState): boolean {
  return !openStates.has(state);
}

/** What a step is judged by beside itself. */
interface Around extends Pick<ResetHistory, 'owed' | 'hasAccount'> {
  readonly advice: AdviceId | null;
}

function walked(walk: Walk, entry: HistoryEntry, { owed, hasAccount, advice: usual }: Around): Walk {
  // Who is nobody got no mail: whatever was refused, only another name helps.
  const advice = usual && !hasAccount ? 'check-name' : usual;
  // What ended stays ended; only an outcome that was not known may become known (BY-01).
  if (isOver(walk.state) && !(walk.state === 'outcome_unknown' && becomesKnown(entry))) return walk;
  switch (entry.event) {
    case 'recovery.reset.requested':
    case 'recovery.decoy.probed':
    case requestedByNobody:
      return { ...walk, state: 'awaiting_proof', advice: hasAccount ? walk.advice : 'check-name' };
    case 'recovery.reset.proof-accepted': {
      // A proof that says what it proves counts once, however often it was given.
      const proofs = new Set([...walk.proofs, entry.reference ?? entry.id]);
      return { state: proofs.size >= owed ? 'proven' : 'awaiting_proof', proofs, advice: null };
    }
    case 'recovery.reset.password-chosen':
    case 'recovery.reset.generation-chosen':
    case 'recovery.reset.request-chosen':
    case 'recovery.reset.unlock-chosen':
      return { ...walk, state: 'setting', advice: null };
    case 'recovery.reset.submitted':
      return { ...walk, state: 'submitted' };
    case 'recovery.reset.failed':
      return { ...walk, advice, state: afterFailure(walk.state, entry.reference) };
    case 'recovery.lockout.ended':
      return { ...walk, advice: walk.advice === 'use-link' ? null : walk.advice };
    default:
      return { ...walk, state: endings.get(entry.event) ?? walk.state, advice: advice ?? walk.advice };
  }
}

function becomesKnown({ event, reference }: HistoryEntry): boolean {
  return endings.has(event) || (event === 'recovery.reset.failed' && reference === 'settled-not-done');
}

/** What an external system refuses, or staff say of it, long after it is over; anything else can be tried again. */
function afterFailure(before: ExplainedState, reason: string | null): ExplainedState {
  if (reason === 'outcome-unknown') return 'outcome_unknown';
  return before === 'submitted' || before === 'outcome_unknown' ? 'failed' : 'proven';
}

function nextOf({ state, advice }: Walk): AdviceId[] {
  const usual = adviceOfState[state];
  if (state === 'awaiting_proof' || state === 'proven') return [advice ?? usual];
  const stays = state === 'expired' || state === 'failed';
  return stays && advice && lasting.has(advice) ? [advice, usual] : [usual];
}
