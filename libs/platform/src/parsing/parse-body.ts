import { InvalidInput } from '@latchkey/kernel';
import type { z } from 'zod';
import { fieldFaults } from './field-faults.ts';

/** A body that is read by hand, since its octets had to be proved first. Throws InvalidInput with all faults. */
export function parseBody<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new InvalidInput(fieldFaults(result.error.issues, value));
}
