import type { z } from 'zod';
import { InvalidInput, type FieldFault } from './domain-error.ts';

/**
 * Some of what a schema reads, where the rest is still to come: what is given must be right, and nothing alien is in it.
 * Throws InvalidInput.
 */
export function requirePart(schema: z.ZodType, given: object, below: string): void {
  const issues = schema.safeParse(given).error?.issues ?? [];
  const names = new Set(Object.keys(given));
  const ofGiven = issues.filter((issue) =>
    issue.path.length === 0 ? issue.code === 'unrecognized_keys' : names.has(String(issue.path[0])),
  );
  if (ofGiven.length > 0) throw new InvalidInput(faultsOf(ofGiven, below));
}

/** What was given, as a schema reads it. Throws InvalidInput: all faults at once, each where it stands below `below`. */
export function readInput<T>(schema: z.ZodType<T>, given: unknown, below: string): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(faultsOf(parsed.error.issues, below));
}

function faultsOf(issues: readonly z.core.$ZodIssue[], below: string): FieldFault[] {
  return issues.flatMap((issue) => {
    const names = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
    return names.map((name) => ({
      pointer: [below, ...issue.path.map(String), ...(name === undefined ? [] : [name])].join('/'),
      code: name === undefined ? 'not-usable' : 'unknown',
      detail: name === undefined ? sentence(issue.message) : 'There is no such setting. Take it away.',
    }));
  });
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
