import { processPolicy, type ProcessPolicy } from './process-policy.ts';

/** One thing that a process decides, beside what it is without a decision (EX-A7). */
export interface ProcessOption {
  /** Where it stands in the draft. Leaving it out there gives it its default again. */
  readonly pointer: string;
  readonly value: unknown;
  readonly default: unknown;
  readonly differs: boolean;
}

const defaults = processPolicy.parse({});

/** Every option in the order of the policy: those that a group of options is made of, each by itself. */
export function optionsOf(policy: ProcessPolicy): ProcessOption[] {
  // Read anew, since what was stored may have its properties in another order.
  const values = processPolicy.parse(policy);
  return Object.entries(defaults).flatMap(([name, usual]) => {
    const value = values[name as keyof ProcessPolicy];
    const pointer = `/policy/${name}`;
    if (!isGroup(name)) return [option(pointer, value, usual)];
    const inner = value as Readonly<Record<string, unknown>>;
    return Object.entries(usual as object).map(([part, its]) =>
      option(`${pointer}/${part}`, inner[part], its),
    );
  });
}

/** A group may be given in part: each of its options has a default of its own. */
function isGroup(name: string): boolean {
  return processPolicy.safeParse({ [name]: {} }).success;
}

function option(pointer: string, value: unknown, usual: unknown): ProcessOption {
  return { pointer, value, default: usual, differs: JSON.stringify(value) !== JSON.stringify(usual) };
}
