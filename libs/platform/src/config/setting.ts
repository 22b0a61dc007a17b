import type { z } from 'zod';

/** One variable of the environment: what it is for, how its text is read, what to write into it. */
export interface Setting<T> {
  readonly name: string;
  readonly summary: string;
  /** From the text of the variable to its value. */
  readonly schema: z.ZodType<T, string>;
  /** What a right value looks like, in one sentence. */
  readonly remedy: string;
  readonly example: string;
  /** A secret may come from a file named by NAME_FILE, and its value is never printed. */
  readonly secret: boolean;
  /** Taken when the variable is absent or empty, written as the variable would be. */
  readonly fallback: string | undefined;
  readonly required: boolean;
}

export type Settings = Readonly<Record<string, Setting<unknown>>>;

export type ConfigOf<S extends Settings> = {
  readonly [Key in keyof S]: S[Key] extends Setting<infer T> ? T : never;
};

export type Environment = Readonly<Record<string, string | undefined>>;

interface Description<T> {
  readonly name: string;
  readonly summary: string;
  readonly schema: z.ZodType<T, string>;
  readonly remedy: string;
  readonly example: string;
  readonly secret?: boolean;
  readonly fallback?: string;
}

/** Must be given, unless it has a fallback. */
export function setting<T>(description: Description<T>): Setting<T> {
  const { secret = false, fallback, ...rest } = description;
  return { ...rest, secret, fallback, required: fallback === undefined };
}

/** May be left out; then the value is undefined. */
export function optionalSetting<T>(description: Omit<Description<T>, 'fallback'>): Setting<T | undefined> {
  const { secret = false, ...rest } = description;
  return { ...rest, secret, fallback: undefined, required: false };
}
