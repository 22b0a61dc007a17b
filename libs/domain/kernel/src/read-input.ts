import type { z } from 'zod';
import { InvalidInput } from './domain-error.ts';

/** What was given, as a schema reads it. Throws InvalidInput: all faults at once, each where it stands below `below`. */
export function readInput<T>(schema: z.ZodType<T>, given: unknown, below: string): T {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new InvalidInput(
    parsed.error.issues.flatMap((issue) => {
      const names = issue.code === 'unrecognized_keys' ? issue.keys : [undefined];
      return names.map((name) => ({
        pointer: [below, ...issue.path.map(String), ...(name === undefined ? [] : [name])].join('/'),
        code: name === undefined ? 'not-usable' : 'unknown',
        detail: name === undefined ? sentence(issue.message) : 'There is no such setting. Take it away.',
      }));
    }),
  );
}

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
