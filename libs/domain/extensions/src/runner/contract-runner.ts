import { extensionContracts, type ExtensionType } from '../extension-type/extension-type.ts';
import { ExtensionExecutors } from './extension-executor.ts';
import { ExtensionLookup } from './extension-lookup.ts';
import { runWithinContract } from './run-within-contract.ts';
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
    if (found.extension.status !== 'active') return noAnswer('inactive');
    return runWithinContract(this.executors, found, read.data);
  }
}
