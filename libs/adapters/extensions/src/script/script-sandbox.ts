import {
  noAnswer,
  ScriptExecutor,
  type Execution,
  type ExtensionAnswer,
  type ScriptDefinition,
} from '@latchkey/extensions';
import { Unavailable } from '@latchkey/kernel';
import type { SandboxJob } from './sandbox-job.ts';
import type { SandboxThreads } from './sandbox-threads.ts';

/** Milliseconds of processor time, octets of memory and stack, code units of output (S-50). */
export const sandboxLimits = {
  cpu: 50,
  memory: 16 * 2 ** 20,
  stack: 256 * 1024,
  longest: 64 * 1024,
} as const;

const identifier = /^[A-Za-z]\w{0,63}$/;

/** Code of a tenant: no host object, no input or output, and JSON is all that goes in and comes out. */
export class ScriptSandbox extends ScriptExecutor {
  constructor(private readonly threads: SandboxThreads) {
    super();
  }

  async execute({
    definition,
    functionName,
    input,
    parameters,
  }: Execution<ScriptDefinition>): Promise<ExtensionAnswer> {
    const job = jobOf(definition.source, functionName, JSON.stringify(input), JSON.stringify(parameters));
    const result = await this.threads.run(job);
    switch (result.kind) {
      case 'ran':
        return { kind: 'answered', output: JSON.parse(result.json) as unknown };
      case 'defined':
        return noAnswer('failed');
      case 'failed':
        return noAnswer(
          result.reason === 'absent' || result.reason === 'no-script' ? 'failed' : result.reason,
        );
    }
  }

  async defines(source: string, functionName: string): Promise<'defined' | 'absent' | 'no-script'> {
    const result = await this.threads.run(jobOf(source, functionName, null, '{}'));
    if (result.kind === 'defined') return 'defined';
    // Says nothing about the script.
    if (result.kind === 'failed' && result.reason === 'too-busy') throw new Unavailable();
    return result.kind === 'failed' && result.reason === 'absent' ? 'absent' : 'no-script';
  }
}

function jobOf(source: string, functionName: string, input: string | null, parameters: string): SandboxJob {
  // It becomes part of what is evaluated inside; it comes from a contract, and stays a name if it ever does not.
  if (!identifier.test(functionName)) throw new RangeError('a function name is an identifier');
  return { source, functionName, input, parameters, ...sandboxLimits };
}
