import type { PairFigures, ReadinessFigures, RunFigures, StepName } from '../figures.ts';
import { RoundBook, Rounds, total } from './rounds.ts';
import { short } from './table.ts';

export interface Target {
  readonly id: string;
  readonly goal: string;
  readonly value: string;
  readonly must: string;
  readonly aim: string;
  readonly verdict: Verdict;
}

export type Verdict = 'aim met' | 'must met' | 'BELOW MUST' | 'not run' | 'not judged';

interface Bounds {
  readonly words: string;
  readonly holds: (value: number) => boolean;
}

const atLeast = (bound: number, words: string): Bounds => ({ words, holds: (value) => value >= bound });
const atMost = (bound: number, words: string): Bounds => ({ words, holds: (value) => value <= bound });
const between = (low: number, high: number): Bounds => ({
  words: `${low}–${high}`,
  holds: (value) => value >= low && value <= high,
});

/** Noise hides leaks: where the peer's known leak does not show, nothing is proved by ours not showing. */
const CONTROL = 0.8;
const LATCHKEY = 'latchkey';
const PEER = 'better-auth';

/** Every target of the published table that this run can judge, P-01 to P-12, P-18 and P-19. */
export function judge(figures: RunFigures): Target[] {
  const book = new RoundBook(figures);
  return [
    ...request(book),
    ...proofAndChange(book),
    ...secrecy(figures.pairs),
    ...footprint(book),
    ...snapshot(figures.readiness),
  ];
}

type Rate = (round: number) => number | undefined;

function rate(book: RoundBook, who: string, step: StepName): Rate {
  return (round) => book.step(who, step, round)?.perSecond;
}

function request(book: RoundBook): Target[] {
  const ours = rate(book, LATCHKEY, 'request');
  const cpuOfPeer: Rate = (round) => total(book.step(PEER, 'request', round)?.cpu);
  const cpuOfPath: Rate = (round) => total(book.step(LATCHKEY, 'request-held', round)?.cpu, ['worker']);
  const speed = book.paired(ours, rate(book, PEER, 'request'));
  const cpu = book.paired(cpuOfPath, cpuOfPeer);
  const limit = book.paired(ours, (round) => book.limit(round)?.statementPerSecond);
  return [
    target('P-01', 'request, req/s against better-auth', speed, times(1.5, 3)),
    target(
      'P-02',
      'request, CPU of public-api + PostgreSQL against better-auth',
      cpu,
      atMostTimes(0.7, 0.35),
    ),
    target('P-03', 'request against pgbench with our own statement', limit, share(20, 33)),
  ];
}

function proofAndChange(book: RoundBook): Target[] {
  const ours = rate(book, LATCHKEY, 'consume');
  const equalHash = book.paired(ours, rate(book, PEER, 'consume'));
  const limit = book.paired(ours, (round) => book.limit(round)?.hashesPerSecond);
  const withoutHash = book.paired(
    rate(book, 'latchkey-no-hash', 'consume'),
    rate(book, 'better-auth-no-hash', 'consume'),
  );
  const wrong = book.paired(rate(book, LATCHKEY, 'wrong'), rate(book, 'better-auth-code', 'wrong'));
  return [
    target('P-04', 'consume against better-auth, equal hash', equalHash, times(1, 1.15)),
    target('P-05', 'consume against the bare hash on all cores', limit, share(85, 95)),
    target('P-06', 'consume without hash against better-auth without hash', withoutHash, times(2, 4)),
    target('P-07', 'wrong, attempts counted durably, against better-auth by e-mail code', wrong, times(2, 4)),
  ];
}

function secrecy(pairs: readonly PairFigures[]): Target[] {
  const ours = pairs.filter(({ contestant }) => contestant === LATCHKEY);
  const control = pairs.find(({ contestant }) => contestant === PEER)?.auc;
  const areas = ours.map(({ auc, workerHeld }) => `${auc.toFixed(3)}${workerHeld ? ' (worker held)' : ''}`);
  const leak = { must: between(0.45, 0.55), aim: between(0.47, 0.53) };
  const verdicts = ours.map(({ auc }) => verdictOf(auc, leak));
  const isControlled = control !== undefined && control >= CONTROL;
  const alike = ours.every(({ looksExisting, looksMissing }) => sameLooks(looksExisting, looksMissing));
  return [
    {
      id: 'P-08',
      goal: 'timing leak, AUC at c = 1 (better-auth in the same run ≥ 0.8)',
      value:
        ours.length === 0
          ? 'not run'
          : `${areas.join(', ')}; better-auth ${control?.toFixed(3) ?? 'not run'}`,
      must: leak.must.words,
      aim: leak.aim.words,
      verdict: ours.length === 0 ? 'not run' : leakVerdict(verdicts, isControlled),
    },
    {
      id: 'P-09',
      goal: 'same status, body and header names for existing and missing (no throttle in this version)',
      value: ours.length === 0 ? 'not run' : alike ? 'yes' : 'no',
      must: 'yes',
      aim: 'yes',
      verdict: ours.length === 0 ? 'not run' : alike ? 'aim met' : 'BELOW MUST',
    },
  ];
}

/** A leak that shows is one, whatever the control says. */
function leakVerdict(verdicts: readonly Verdict[], isControlled: boolean): Verdict {
  if (verdicts.includes('BELOW MUST')) return 'BELOW MUST';
  if (!isControlled) return 'not judged';
  return verdicts.includes('must met') ? 'must met' : 'aim met';
}

function sameLooks(existing: readonly string[], missing: readonly string[]): boolean {
  return existing.length === 1 && missing.length === 1 && existing[0] === missing[0];
}

function footprint(book: RoundBook): Target[] {
  const tail = book.paired(
    (round) => book.step(LATCHKEY, 'request', round)?.p99,
    (round) => book.step(LATCHKEY, 'request', round)?.p50,
  );
  const cold = book.coldStarts(LATCHKEY).values;
  const coldRatio = book.paired(
    (round) => cold[round - 1],
    (round) => book.limit(round)?.helloColdStart,
  );
  return [
    target('P-10', 'request, p99 / p50 at c = 16', tail, {
      must: atMost(4, '≤ 4'),
      aim: atMost(2.5, '≤ 2.5'),
    }),
    memory(book),
    target('P-12', 'cold start of public-api against NestJS + Fastify hello', coldRatio, atMostTimes(2, 1.3)),
  ];
}

/** Two bounds at once: the worse one decides. */
function memory(book: RoundBook): Target {
  const idle = book.memory(LATCHKEY, 'idle').median;
  const loaded = book.memory(LATCHKEY, 'loaded').median;
  const holds = (most: readonly [number, number]): boolean => idle <= most[0] && loaded <= most[1];
  const verdict = holds([130, 190]) ? 'aim met' : holds([160, 260]) ? 'must met' : 'BELOW MUST';
  return {
    id: 'P-11',
    goal: 'RSS of the larger of public-api and worker, idle / after the load, MiB',
    value: Number.isNaN(idle) ? 'not run' : `${short(idle)} / ${short(loaded)}`,
    must: '≤ 160 / 260',
    aim: '≤ 130 / 190',
    verdict: Number.isNaN(idle) ? 'not run' : verdict,
  };
}

function snapshot(readiness: ReadinessFigures | null): Target[] {
  const rounds = readiness?.rounds ?? [];
  const first = new Rounds(rounds.map((round) => round.first / round.bare));
  const changed = new Rounds(rounds.map((round) => round.changed / round.first));
  const users = `${(readiness?.users ?? 0) / 1e6} million users`;
  return [
    target('P-18', `snapshot of ${users} against the bare statement`, first, atMostTimes(1.5, 1.2)),
    target('P-19', 'snapshot after 0.5 % changes against the first one', changed, atMostTimes(0.9, 0.1)),
  ];
}

interface Pair {
  readonly must: Bounds;
  readonly aim: Bounds;
  readonly unit?: string;
  readonly scale?: number;
}

function times(must: number, aim: number): Pair {
  return { must: atLeast(must, `≥ ${must} ×`), aim: atLeast(aim, `≥ ${aim} ×`) };
}

function atMostTimes(must: number, aim: number): Pair {
  return { must: atMost(must, `≤ ${must} ×`), aim: atMost(aim, `≤ ${aim} ×`) };
}

function share(must: number, aim: number): Pair {
  const bounds = (percent: number): Bounds => atLeast(percent / 100, `≥ ${percent} %`);
  return { must: bounds(must), aim: bounds(aim), unit: ' %', scale: 100 };
}

function target(id: string, goal: string, rounds: Rounds, pair: Pair): Target {
  const verdict = rounds.isEmpty ? 'not run' : verdictOf(rounds.median, pair);
  const value = rounds.describe(pair.unit, pair.scale);
  return { id, goal, value, must: pair.must.words, aim: pair.aim.words, verdict };
}

function verdictOf(value: number, { must, aim }: Pair): Verdict {
  if (aim.holds(value)) return 'aim met';
  return must.holds(value) ? 'must met' : 'BELOW MUST';
}
