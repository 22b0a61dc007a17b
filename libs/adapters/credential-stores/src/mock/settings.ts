import { z } from 'zod';

/** There is nothing to say about a mock. */
export const mockSettings = z.strictObject({}).readonly();
export type MockSettings = z.output<typeof mockSettings>;

export function mockSecretNames(): readonly string[] {
  return [];
}
