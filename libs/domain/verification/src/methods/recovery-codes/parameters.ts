import { z } from 'zod';

const limits = z.strictObject({ count: z.int().min(5).max(20) });

/** What somebody writes: what is left out has its default. */
export const givenRecoveryCodeParameters = limits.partial();

/** How many codes a person keeps: 10, at least 5, at most 20. */
export const recoveryCodeParameters = z.strictObject({ count: limits.shape.count.default(10) });
