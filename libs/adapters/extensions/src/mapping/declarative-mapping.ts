import {
  MappingExecutor,
  noAnswer,
  type Execution,
  type ExtensionAnswer,
  type MappingDefinition,
  type MappingRule,
  type Transform,
} from '@latchkey/extensions';
import { empty, putAt, valueAt } from './json-pointer.ts';

const transform: Readonly<Record<Transform, (text: string) => string>> = {
  lower_case: (text) => text.toLowerCase(),
  upper_case: (text) => text.toUpperCase(),
  trim: (text) => text.trim(),
  local_part: (text) => text.slice(0, Math.max(0, text.lastIndexOf('@'))),
  domain_part: (text) => text.slice(text.lastIndexOf('@') + 1),
  digits: (text) => text.replace(/[^0-9]/g, ''),
};

/** Puts fields where they belong. Nothing here is code: the rules are data, and the transforms are ours. */
export class DeclarativeMapping extends MappingExecutor {
  execute({ definition, input, parameters }: Execution<MappingDefinition>): Promise<ExtensionAnswer> {
    const document = { input, parameters };
    const output = empty();
    for (const rule of definition.rules) {
      if (!putAt(output, rule.to, valueOf(rule, document))) return Promise.resolve(noAnswer('failed'));
    }
    // Through JSON, as the answers of the other kinds come: plain objects, and no more than data.
    return Promise.resolve({ kind: 'answered', output: JSON.parse(JSON.stringify(output)) as unknown });
  }
}

function valueOf({ from, constant, equals, transforms }: MappingRule, document: unknown): unknown {
  const found = from === undefined ? constant : valueAt(document, from);
  const value = typeof found === 'string' ? changed(found, transforms) : (found ?? null);
  return equals === undefined ? value : value === equals;
}

function changed(text: string, names: readonly Transform[]): string {
  return names.reduce((value, name) => transform[name](value), text);
}
