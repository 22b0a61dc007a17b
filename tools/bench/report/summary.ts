import { stepNames, type RunFigures } from '../figures.ts';
import type { BenchOptions } from '../options.ts';
import { median } from '../statistics.ts';
import { RoundBook, Rounds, total } from './rounds.ts';
import { short, table } from './table.ts';
import { judge } from './targets.ts';

export interface Circumstances {
  readonly machine: string;
  readonly commit: string;
  readonly date: string;
  readonly load: number;
  readonly statementTool: string;
}

const ours = ['latchkey', 'latchkey-no-hash'];

export function targetTable(figures: RunFigures): string {
  const rows = judge(figures).map(({ id, goal, value, must, aim, verdict }) => [
    id,
    goal,
    value,
    must,
    aim,
    verdict,
  ]);
  return table(['', 'goal', 'value', 'must', 'aim', 'verdict'], rows);
}

/** The whole report as Markdown. */
export function summary(figures: RunFigures, options: BenchOptions, around: Circumstances): string {
  const book = new RoundBook(figures);
  const names = [...new Set(figures.turns.map(({ contestant }) => contestant))];
  const sections = [
    '# Benchmarks',
    introduction(options, around),
    '## Targets',
    targetTable(figures),
    '## Steps',
    'Medians of the rounds. CPU is milliseconds per operation while time was taken, of all processes of the contestant and of PostgreSQL.',
    stepTable(book, names),
    '## Where the time goes',
    'CPU milliseconds per operation: while time was taken, and in parentheses until everything that followed was done. In `request-held` the worker stands still until the last answer, so its first figures are the request path alone; the rest is the hand-over of the mail. Round trips are the statements that public-api and the worker send for one operation, played one at a time.',
    splitTable(book, figures),
    '## Memory and cold start',
    memoryTable(book, figures, names),
    '## Timing leak',
    pairTable(figures),
    '## Tenants',
    tenantTable(figures),
    '## Readiness',
    readinessTable(figures),
    '## Limits',
    limitTable(figures, around),
    '## Not run',
    figures.notRun.length === 0
      ? 'Everything was run.'
      : figures.notRun.map((each) => `- ${each}`).join('\n'),
    reading,
  ];
  return `${sections.join('\n\n')}\n`;
}

function introduction(options: BenchOptions, around: Circumstances): string {
  const { rounds, requests, warmUp, consumes, consumeWarmUp, connections } = options;
  return [
    'Written by `npm run bench`; every target is a ratio against something measured beside the product in the same run.',
    '',
    `- Date: ${around.date}`,
    `- Commit: ${around.commit}`,
    `- Machine: ${around.machine}`,
    `- Load of the machine before the run: ${around.load.toFixed(2)}${around.load > 0.5 ? ' (NOT quiet: read with care)' : ''}`,
    `- Workload${options.quick ? ' of the quick look, too small for a verdict' : ''}: ${rounds} rounds with all contestants in turn, ${connections} connections in a closed loop, ${requests} requests per step after ${warmUp} to warm up (consume ${consumes} after ${consumeWarmUp}), each account used once per step`,
  ].join('\n');
}

function stepTable(book: RoundBook, names: readonly string[]): string {
  const rows = names.flatMap((name) =>
    stepNames.flatMap((step) => {
      const all = book.steps(name, step);
      if (all.length === 0) return [];
      const middle = (of: (each: (typeof all)[number]) => number): string => short(median(all.map(of)));
      const cpu = `${middle((each) => total(each.cpu, ['PostgreSQL']))} + ${middle((each) => each.cpu['PostgreSQL'] ?? 0)}`;
      const refused = all.reduce((sum, each) => sum + each.refused, 0);
      return [
        [
          name,
          step,
          new Rounds(all.map(({ perSecond }) => perSecond)).describe(),
          `${middle(({ p50 }) => p50)} / ${middle(({ p99 }) => p99)}`,
          cpu,
          middle(({ generatorCpu }) => generatorCpu),
          String(refused),
        ],
      ];
    }),
  );
  const head = [
    'contestant',
    'step',
    'per second',
    'p50 / p99 ms',
    'CPU ms: own + PostgreSQL',
    'load generator',
    'faults',
  ];
  return table(head, rows);
}

function splitTable(book: RoundBook, figures: RunFigures): string {
  const rows = ours.flatMap((name) =>
    stepNames.flatMap((step) => {
      const all = book.steps(name, step);
      if (all.length === 0) return [];
      const middle = (part: string): string => {
        const during = median(all.map(({ cpu }) => cpu[part] ?? 0));
        const whole = median(all.map(({ cpuToTheEnd }) => cpuToTheEnd[part] ?? 0));
        return `${short(during)} (${short(whole)})`;
      };
      const afterwards = short(median(all.map((each) => each.afterwards)));
      const trips = figures.roundTrips?.[step.replace('-held', '')];
      const told = trips ? `${trips.publicApi} + ${short(trips.worker)}` : '–';
      return [[name, step, middle('public-api'), middle('worker'), middle('PostgreSQL'), afterwards, told]];
    }),
  );
  return table(['', 'step', 'public-api', 'worker', 'PostgreSQL', 'went on for, s', 'round trips'], rows);
}

function memoryTable(book: RoundBook, figures: RunFigures, names: readonly string[]): string {
  const rows = names.flatMap((name) => {
    const turns = figures.turns.filter(({ contestant }) => contestant === name);
    const processes = Object.keys(turns[0]?.idle ?? {});
    return processes.map((part, at) => {
      const memory = (when: 'idle' | 'loaded'): string =>
        new Rounds(turns.map((turn) => turn[when][part] ?? Number.NaN)).describe();
      return [name, part, at === 0 ? book.coldStarts(name).describe() : '', memory('idle'), memory('loaded')];
    });
  });
  return table(['contestant', 'process', 'cold start ms', 'RSS idle MiB', 'RSS after the load MiB'], rows);
}

function pairTable({ pairs }: RunFigures): string {
  const rows = pairs.map((each) => {
    const apart = (each.medianExisting / each.medianMissing - 1) * 100;
    const medians = `${each.medianExisting.toFixed(2)} / ${each.medianMissing.toFixed(2)}`;
    const who = each.workerHeld ? `${each.contestant}, worker held` : each.contestant;
    return [
      who,
      String(each.pairs),
      each.auc.toFixed(3),
      medians,
      `${apart.toFixed(1)} %`,
      each.aucOfNext.toFixed(3),
    ];
  });
  return table(
    ['contestant', 'pairs', 'AUC', 'median ms existing / missing', 'apart', 'AUC of the next request'],
    rows,
  );
}

function readinessTable({ readiness }: RunFigures): string {
  if (!readiness) return 'Not measured in this run.';
  const rows = readiness.rounds.map(({ bare, first, unchanged, changed }, round) =>
    [round + 1, bare, first, unchanged, changed].map((value) => short(value)),
  );
  return [
    `A look at ${readiness.users} users with three enrolments each, in seconds: the bare statement that makes the same rows as a new table with its key; the first look, at an empty table; a look that finds nothing new; a look after one user in two hundred has lost a method. Readers have the look before until the new one is committed. The rows are compared with those of the bare statement at the end.`,
    '',
    table(['round', 'bare', 'first', 'nothing new', '0.5 % changed'], rows),
    '',
    `The process that asks for it grew by ${readiness.workerGrowth.toFixed(1)} MiB.`,
  ].join('\n');
}

/** Must: at 10,000 tenants the median is at most 1.1 times that of 10, by the same plans. */
function tenantTable({ tenants }: RunFigures): string {
  if (!tenants) return 'Not measured in this run.';
  const { few, many } = tenants;
  const rows = [few, many].map(({ tenants: count, starts, p50, p99, buffers, searches }) => [
    String(count),
    String(starts),
    p50.toFixed(2),
    p99.toFixed(2),
    String(buffers),
    String(searches),
  ]);
  const deeper = many.buffers - few.buffers;
  const different = many.shapes.flatMap((shape, at) =>
    shape === few.shapes[at] ? [] : [`\`${few.shapes[at] ?? 'none'}\` at few, \`${shape}\` at many`],
  );
  const plans =
    different.length === 0
      ? `All ${many.shapes.length} statements have the same plan on both sides.`
      : `Plans that differ: ${different.join('; ')}.`;
  return [
    'Starting a recovery of one tenant of 100 users among others like it, both sides asked in turn, one request at a time.',
    '',
    table(['tenants', 'starts', 'p50 ms', 'p99 ms', 'pages of one start', 'searches of an index'], rows),
    '',
    `Median at many against few: ${(many.p50 / few.p50).toFixed(3)} (must: at most 1.1). ${plans} Pages more at many: ${deeper}; an index of many tenants is a level deeper, which is a page more for each of ${many.searches} searches.`,
  ].join('\n');
}

function limitTable({ limits }: RunFigures, { statementTool }: Circumstances): string {
  const of = (pick: (each: (typeof limits)[number]) => number | null): string =>
    new Rounds(limits.map((each) => pick(each) ?? Number.NaN)).describe();
  return table(
    ['limit', 'figure'],
    [
      ['argon2id 19456/2/1 on all cores, per s', of((each) => each.hashesPerSecond)],
      [`our own request statement by ${statementTool}, per s`, of((each) => each.statementPerSecond)],
      ['NestJS + Fastify hello, cold start ms', of((each) => each.helloColdStart)],
    ],
  );
}

const reading = `## How to read it

- \`latchkey\` is the product as it is shipped: application key, policies, idempotency, row-level security, audit, activity log, outbox and a worker that delivers each mail by SMTP while the next requests come. better-auth and the reference hand a mail over by one datagram.
- \`reference\` is the hand-written loop of \`tools/bench/reference\`: one durable SQL statement per step and nothing around it. It marks what the stack can do.
- \`-no-hash\` replaces argon2id by SHA-256 in every contestant, so that the rest of a reset can be seen. \`better-auth-code\` is its e-mail code plugin, the one that counts attempts in the database.
- After each \`consume\` the run looks: the new password signs in, the old one does not, and no session of the account is left. An answer that is not the expected one is a fault; more than one in a hundred ends the contestant's turn.
- P-02 takes the CPU of the request path, from \`request-held\`; what the mail costs after it stands in "Where the time goes".
- Ratios pair figures of one round; the range is that of the rounds. Absolute figures drift with the machine.`;
