// npm start: the whole product on this machine, with a demonstration tenant, until Ctrl-C.
import { resolve } from 'node:path';
import type { Demonstration } from '../product-step.ts';
import { processNames, System } from '../system.ts';
import { portsFrom } from '../system-ports.ts';
import { buildProduct } from '../product-build.ts';
import { workspacePath } from '../workspace.ts';

const began = performance.now();
const elapsed = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const say = (words: string): void => console.log(`[${elapsed(began).padStart(7)}] ${words}`);

let system: System | undefined;
let ending = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(0));

try {
  await run();
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
}

async function run(): Promise<void> {
  const ports = portsFrom(process.env['LATCHKEY_PORT_BASE']);
  say('Building what has changed');
  if (!(await buildProduct())) throw new Error('The build failed, so nothing was started.');
  const buildMs = performance.now() - began;
  const started = await System.start({
    dataFolder: resolve(process.env['LATCHKEY_DATA_FOLDER'] ?? workspacePath('.data')),
    ports,
    databaseUrl: process.env['DATABASE_URL'] || undefined,
    demonstration: true,
    logLevel: process.env['LATCHKEY_LOG_LEVEL'] ?? 'info',
    onProgress: say,
    onUnexpectedEnd: (name, code) => void reportEnd(name, code),
  });
  system = started;
  if (ending) return;
  say('Ready');
  await describe(started, buildMs);
}

async function describe(started: System, buildMs: number): Promise<void> {
  const api = (name: 'public-api' | 'admin-api' | 'callback-api'): string =>
    `${started.url(name)}   ${started.url(name)}/openapi.json`;
  const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  const { database, migrate, seed, processes } = started.times;
  const installMs = Number(process.env['LATCHKEY_INSTALL_MS'] ?? 0);
  const memory = await Promise.all(
    processNames.map(async (name) => `${name} ${Math.round((await started.rss(name)) / 2 ** 20)} MiB`),
  );
  console.log(`
  Portal          ${started.url('portal')}
  Mail catcher    ${started.url('mail-catcher')}   (every mail that was sent)
  Public API      ${api('public-api')}
  Admin API       ${api('admin-api')}
  Callback API    ${api('callback-api')}
  Worker          ${started.url('worker')}/readyz
${demonstrationLines(started.demonstration)}
  Data and logs   ${started.dataFolder}
  Took            install ${seconds(installMs)}, build ${seconds(buildMs)}, PostgreSQL ${seconds(database)}, migrate ${seconds(migrate)}, seed ${seconds(seed)}, processes ready ${seconds(processes)}
  Memory          ${memory.join(', ')}

  Ctrl-C stops everything; the data is kept.
`);
}

function demonstrationLines(demonstration: Demonstration | null): string {
  if (demonstration === null) return '';
  const { tenant, users, setupLink } = demonstration;
  const people = users.map(
    ({ name, email, password }) => `                  ${name}  ${email}  password: ${password}`,
  );
  const administrator =
    setupLink === null
      ? 'already set up'
      : `${setupLink}   (works once: choose the administrator's password there)`;
  return `
  Tenant          ${tenant}
${people.join('\n')}
  Administrator   ${administrator}
`;
}

async function reportEnd(name: string, code: number): Promise<void> {
  if (ending || system === undefined) return;
  console.error(`\n${name} ended by itself with code ${code}.`);
  const known = processNames.find((each) => each === name);
  if (known) console.error(await system.lastWords(known));
  await end(1);
}

/** While the start is still under way there is nothing to wait for: the guards end what was begun. */
async function end(code: number): Promise<void> {
  if (ending) return;
  ending = true;
  console.log('\nStopping');
  await system?.stop();
  console.log('Stopped. Nothing is left running.');
  process.exit(code);
}
