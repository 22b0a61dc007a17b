import { extensionContracts } from '../extension-type/extension-type.ts';
import type { ExtensionExecutors } from './extension-executor.ts';
import type { FoundExtension } from './extension-lookup.ts';
import { noAnswer, type ExtensionAnswer } from './extension-runner.ts';

/** Carries it out, and lets only an answer through that its contract knows. `input` has passed the contract. Never throws. */
export async function runWithinContract(
  executors: ExtensionExecutors,
  { extension, secrets, runId, now }: FoundExtension,
  input: unknown,
): Promise<ExtensionAnswer> {
  const { definition, type } = extension;
  const { functionName, output } = extensionContracts[type];
  const parameters = Object.fromEntries(extension.parameters.map(({ name, value }) => [name, value]));
  const execution = { runId, now, definition, functionName, input, parameters, secrets };
  const answer = await executors.execute(execution).catch(() => noAnswer('failed'));
  if (answer.kind !== 'answered') return answer;
  const told = output.safeParse(answer.output);
  return told.success ? { kind: 'answered', output: told.data } : noAnswer('output-refused');
}
