import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { inherited, type RolePasswords, type SystemSecrets } from './environment.ts';
import { workspacePath } from './workspace.ts';

/** Each step runs the built product in a process of its own, so that a test's loader never meets it. */
interface Steps {
  readonly provision: { input: { adminUrl: string; passwords: RolePasswords }; output: null };
  readonly seed: { input: SeedInput; output: Demonstration };
}

export interface SeedInput {
  readonly adminUrl: string;
  readonly secrets: SystemSecrets;
  readonly portalHost: string;
  readonly portalOrigin: string;
}

/** What there is to try out, as `npm start` prints it. */
export interface Demonstration {
  readonly tenant: string;
  readonly users: readonly { readonly name: string; readonly email: string; readonly password: string }[];
  /** The one-use link by which the first administrator sets a password; `null` once it was used. */
  readonly setupLink: string | null;
}

export async function runStep<N extends keyof Steps>(
  name: N,
  input: Steps[N]['input'],
): Promise<Steps[N]['output']> {
  const child = spawn(process.execPath, [workspacePath(`tools/src/product-steps/${name}.ts`)], {
    cwd: workspacePath('.'),
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    env: inherited(),
  });
  const { stdin, stdout, stderr } = child;
  const answer = child.stdio[3] as Readable;
  stdin.end(JSON.stringify(input));
  const said = Promise.all([text(stdout), text(stderr)]);
  const result = text(answer);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`The step "${name}" failed:\n${(await said).join('').trim()}`);
  return JSON.parse(await result) as Steps[N]['output'];
}

/** The other end of `runStep`: reads the input, does the work, hands the output back. */
export async function serveStep<N extends keyof Steps>(
  work: (input: Steps[N]['input']) => Promise<Steps[N]['output']>,
): Promise<void> {
  const output = await work(JSON.parse(await text(process.stdin)) as Steps[N]['input']);
  writeFileSync(3, JSON.stringify(output));
}
