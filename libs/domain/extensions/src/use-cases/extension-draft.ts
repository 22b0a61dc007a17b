import { actorName, Clock, InvalidInput, TenantContext, UnitOfWork, type FieldFault } from '@latchkey/kernel';
import {
  definitionSchema,
  parametersSchema,
  secretsSchema,
  type ExtensionDefinition,
  type ExtensionParameter,
  type ExtensionSecrets,
} from '../extension/definition.ts';
import type { ExtensionContent, OptIn } from '../extension/extension.ts';
import { extensionContracts, type ExtensionType } from '../extension-type/extension-type.ts';
import { ScriptExecutor } from '../runner/extension-executor.ts';

/** What somebody has typed to save an extension. */
export interface ExtensionDraft {
  readonly name: string;
  readonly definition: ExtensionDefinition;
  readonly parameters: readonly ExtensionParameter[];
  /** Changes only: a secret that is not named stays. */
  readonly secrets: ExtensionSecrets;
  /** Whoever saves a script says here that it may run. */
  readonly acceptScript: boolean;
}

/** Reads drafts. Called outside transactions: to look into a script takes as long as the script likes, up to its limit. */
export class DraftReader {
  constructor(
    private readonly scripts: ScriptExecutor,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The limits hold for every caller, whatever the edge checked. Throws InvalidInput. */
  async read(type: ExtensionType, draft: ExtensionDraft): Promise<ExtensionContent> {
    const name = draft.name.normalize('NFC').trim();
    const faults = [...nameFaults(name), ...shapeFaults(draft)];
    if (faults.length > 0) throw new InvalidInput(faults);
    const { definition } = draft;
    if (definition.kind === 'script') await this.refuseUndefined(definition.source, type);
    const optIn = draft.acceptScript ? await this.optIn() : null;
    return { name, definition: definitionSchema.parse(definition), parameters: draft.parameters, optIn };
  }

  private async optIn(): Promise<OptIn> {
    return {
      by: actorName(TenantContext.current().actor),
      at: await this.unitOfWork.read(() => this.clock.now()),
    };
  }

  /** PR-B40: a script that does not define what its contract calls would fail at the first user. */
  private async refuseUndefined(source: string, type: ExtensionType): Promise<void> {
    const { functionName } = extensionContracts[type];
    const found = await this.scripts.defines(source, functionName);
    if (found === 'defined') return;
    const detail =
      found === 'absent'
        ? `The script must define the function ${functionName}(input, parameters).`
        : `The script cannot be read, so it does not define the function ${functionName}(input, parameters).`;
    throw new InvalidInput([{ pointer: '/definition/source', code: 'function-missing', detail }]);
  }
}

function nameFaults(name: string): FieldFault[] {
  if (name.length > 0 && name.length <= 100) return [];
  return [{ pointer: '/name', code: 'out-of-range', detail: 'A name has 1 to 100 characters.' }];
}

function shapeFaults(draft: ExtensionDraft): FieldFault[] {
  const shapes = { definition: definitionSchema, parameters: parametersSchema, secrets: secretsSchema };
  return (Object.keys(shapes) as (keyof typeof shapes)[]).flatMap((part) => {
    const read = shapes[part].safeParse(draft[part]);
    if (read.success) return [];
    return read.error.issues.map(({ path }) => ({
      pointer: ['', part, ...path.map(String)].join('/'),
      code: 'out-of-range',
      detail: 'This is outside of what an extension can be.',
    }));
  });
}
