import { extensionContracts, type ExtensionType } from '../extension-type/extension-type.ts';
import { ExtensionExecutors } from './extension-executor.ts';
import { ExtensionLookup } from './extension-lookup.ts';
import { ExtensionRunner, noAnswer, type ExtensionAnswer } from './extension-runner.ts';

/** Holds both sides to the contract of the type: what goes in, and what comes out. */
export class ContractRunner extends ExtensionRunner {
  constructor(
    private readonly lookup: ExtensionLookup,
    private readonly executors: ExtensionExecutors,
  ) {
    super();
  }

  async run(extensionId: string, type: ExtensionType, input: unknown): Promise<ExtensionAnswer> {
    const contract = extensionContracts[type];
    const read = contract.input.safeParse(input);
    if (!read.success) return noAnswer('input-refused');
    const found = await this.lookup.find(extensionId);
    if (found?.extension.type !== type) return noAnswer('absent');
    const { extension, secrets, runId, now } = found;
    if (extension.status !== 'active') return noAnswer('inactive');
    const { definition } = extension;
    const parameters = Object.fromEntries(extension.parameters.map(({ name, value }) => [name, value]));
    const { functionName } = contract;
    const execution = { runId, now, definition, functionName, input: read.data, parameters, secrets };
    const answer = await this.executors.execute(execution).catch(() => noAnswer('failed'));
    if (answer.kind !== 'answered') return answer;
    const told = contract.output.safeParse(answer.output);
    return told.success ? { kind: 'answered', output: told.data } : noAnswer('output-refused');
  }
}
