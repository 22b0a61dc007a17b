import { readFileSync } from 'node:fs';
import type { ConfigOf, Environment, Setting, Settings } from './setting.ts';

/** Everything that is wrong with the environment, in one go, each with what to do. */
export class ConfigurationFaults extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    const count = faults.length === 1 ? 'One setting needs' : `${faults.length} settings need`;
    super([`${count} your attention:`, ...faults.map((fault) => `  - ${fault}`)].join('\n'));
    this.name = 'ConfigurationFaults';
    this.faults = faults;
  }
}

type Found = { readonly text: string | undefined } | { readonly fault: string };

/** The environment as typed values. Throws ConfigurationFaults. */
export function loadConfig<S extends Settings>(settings: S, environment: Environment): ConfigOf<S> {
  const values: Record<string, unknown> = {};
  const faults: string[] = [];
  for (const [key, setting] of Object.entries(settings)) {
    const found = find(setting, environment);
    if ('fault' in found) faults.push(found.fault);
    else if (found.text !== undefined) {
      const read = setting.schema.safeParse(found.text);
      if (read.success) values[key] = read.data;
      else faults.push(wrong(setting, found.text));
    } else if (setting.required) faults.push(absent(setting));
    else values[key] = undefined;
  }
  if (faults.length > 0) throw new ConfigurationFaults(faults);
  return values as ConfigOf<S>;
}

/** The settings as they are in force, for a person to read: a secret shows only that it is there. */
export function describeConfig(settings: Settings, environment: Environment): string {
  const lines = Object.values(settings).map((setting) => {
    if (setting.secret && given(environment, `${setting.name}_FILE`)) {
      return `${setting.name}_FILE=${environment[`${setting.name}_FILE`]}`;
    }
    const text = given(environment, setting.name);
    if (text !== undefined) return `${setting.name}=${setting.secret ? '(set, not shown)' : text}`;
    if (setting.fallback === undefined) return `${setting.name} (not set)`;
    return `${setting.name}=${setting.fallback} (default)`;
  });
  return lines.join('\n');
}

function find(setting: Setting<unknown>, environment: Environment): Found {
  const { name, secret, fallback } = setting;
  const text = given(environment, name);
  const file = given(environment, `${name}_FILE`);
  if (file === undefined) return { text: text ?? fallback };
  if (!secret)
    return { fault: `${name}_FILE is set, but ${name} is no secret: write its value into ${name}.` };
  if (text !== undefined) return { fault: `${name} and ${name}_FILE are both set: keep one of them.` };
  try {
    const content = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
    return content === ''
      ? { fault: `The file named by ${name}_FILE is empty. ${setting.remedy}` }
      : { text: content };
  } catch (error) {
    const reason =
      typeof error === 'object' && error !== null && 'code' in error ? ` (${String(error.code)})` : '';
    return {
      fault: `The file named by ${name}_FILE, ${file}, cannot be read${reason}. Check the path and its rights.`,
    };
  }
}

/** An empty variable counts as absent: that is how compose files pass on what was not given. */
function given(environment: Environment, name: string): string | undefined {
  return environment[name] === '' ? undefined : environment[name];
}

function absent({ name, summary, remedy, example, secret }: Setting<unknown>): string {
  const file = secret ? ` (or ${name}_FILE with the path of a file that holds it)` : '';
  return `${name} is missing: ${summary} ${remedy} Set ${name}${file}, for example ${name}=${example}`;
}

function wrong({ name, remedy, example, secret }: Setting<unknown>, text: string): string {
  const value = secret ? 'has a value that cannot be used' : `is ${JSON.stringify(text.slice(0, 100))}`;
  return `${name} ${value}. ${remedy} For example ${name}=${example}`;
}
