import {
  CallOutExecutor,
  MappingExecutor,
  ScriptExecutor,
  type Execution,
} from '../runner/extension-executor.ts';
import { noAnswer, type ExtensionAnswer } from '../runner/extension-runner.ts';

type Answering = (execution: Execution) => Promise<ExtensionAnswer>;

/** Answers what a spec says. */
export class ScriptedExecutors {
  answering: Answering = () => Promise.resolve(noAnswer('failed'));
  readonly asked: Execution[] = [];

  readonly ask: Answering = (execution) => {
    this.asked.push(execution);
    return this.answering(execution);
  };

  readonly mapping: MappingExecutor = { execute: this.ask };
  readonly callOut: CallOutExecutor = { execute: this.ask };
  /** Looks for the words only; the real one reads the script. */
  readonly script: ScriptExecutor = {
    execute: this.ask,
    defines: (source, name) =>
      Promise.resolve(
        source.includes(`function ${name}(`) ? 'defined' : source === '(' ? 'no-script' : 'absent',
      ),
  };
}
