import type {
  CallOutDefinition,
  ExtensionDefinition,
  MappingDefinition,
  ScriptDefinition,
} from '../extension/definition.ts';
import type { ExtensionAnswer } from './extension-runner.ts';

type ParameterValue = string | number | boolean;

/** One run: what to do, with what, and under which name it is told apart from others. */
export interface Execution<D extends ExtensionDefinition = ExtensionDefinition> {
  readonly runId: string;
  readonly definition: D;
  readonly functionName: string;
  readonly input: unknown;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  /** Empty unless the kind calls somebody: code of a tenant has no use for them. */
  readonly secrets: Readonly<Record<string, string>>;
  readonly now: Date;
}

/** Carries out mappings. Each kind is a port of its own, so that an application can leave one out. */
export abstract class MappingExecutor {
  abstract execute(execution: Execution<MappingDefinition>): Promise<ExtensionAnswer>;
}

export abstract class CallOutExecutor {
  abstract execute(execution: Execution<CallOutDefinition>): Promise<ExtensionAnswer>;
}

export abstract class ScriptExecutor {
  abstract execute(execution: Execution<ScriptDefinition>): Promise<ExtensionAnswer>;
  /** Whether the source, once read, has a function of this name. Throws Unavailable when nobody could look. */
  abstract defines(source: string, functionName: string): Promise<'defined' | 'absent' | 'no-script'>;
}

/** The three of them. */
export class ExtensionExecutors {
  constructor(
    private readonly mapping: MappingExecutor,
    private readonly callOut: CallOutExecutor,
    private readonly script: ScriptExecutor,
  ) {}

  execute({ definition, ...execution }: Execution): Promise<ExtensionAnswer> {
    switch (definition.kind) {
      case 'mapping':
        return this.mapping.execute({ ...execution, definition });
      case 'call_out':
        return this.callOut.execute({ ...execution, definition });
      case 'script':
        return this.script.execute({ ...execution, definition });
    }
  }
}
