import { InvalidInput, NotFound } from '@latchkey/kernel';
import { Extensions } from '../extension/extensions.ts';
import { extensionContracts } from '../extension-type/extension-type.ts';
import { ExtensionExecutors } from './extension-executor.ts';
import { ExtensionLookup, type FoundExtension } from './extension-lookup.ts';
import { noAnswer, type ExtensionAnswer } from './extension-runner.ts';
import { runWithinContract } from './run-within-contract.ts';

/** Shorter ones would be found in answers that have nothing to do with them, and no call is signed with one. */
const shortestSecret = 8;

/** One question to an extension, asked by whoever administers it. */
export class ExtensionTrial {
  constructor(
    private readonly extensions: Extensions,
    private readonly lookup: ExtensionLookup,
    private readonly executors: ExtensionExecutors,
  ) {}

  /** Outside transactions. Throws NotFound; InvalidInput where the input does not fit the contract. */
  async prepare(id: string, input: unknown): Promise<FoundExtension> {
    const found = await this.lookup.find(id);
    if (!found) throw new NotFound();
    const read = extensionContracts[found.extension.type].input.safeParse(input);
    if (read.success) return found;
    throw new InvalidInput(
      read.error.issues.map(({ path }) => ({
        pointer: ['', 'input', ...path.map(String)].join('/'),
        code: 'contract-not-met',
        detail: 'The contract of this extension type takes something else here.',
      })),
    );
  }

  /** Inside a transaction. */
  async begin(id: string): Promise<void> {
    (await this.extensions.getForUpdate(id)).beginTrial();
  }

  /** Inside a transaction. */
  async end(id: string, answer: ExtensionAnswer): Promise<void> {
    (await this.extensions.getForUpdate(id)).endTrial(answer.kind === 'answered' ? null : answer.reason);
  }

  /** Outside transactions: it may take seconds. A server that repeats its secret would show it to whoever tries. */
  async run(found: FoundExtension, input: unknown): Promise<ExtensionAnswer> {
    const answer = await runWithinContract(this.executors, found, input);
    if (answer.kind !== 'answered') return answer;
    const secrets = Object.values(found.secrets).map((secret) => secret.replace(/^whsec_/, ''));
    const tells = secrets.some((secret) => secret.length >= shortestSecret && holds(answer.output, secret));
    return tells ? noAnswer('output-refused') : answer;
  }
}

function holds(value: unknown, secret: string): boolean {
  if (typeof value === 'string') return value.includes(secret);
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([name, inner]) => name.includes(secret) || holds(inner, secret));
}
