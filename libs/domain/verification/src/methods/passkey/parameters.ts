import { z } from 'zod';

/** Nothing can be weakened: user verification is always asked for, and only keys of this person are. */
export const passkeyParameters = z.strictObject({});

/** Milliseconds for which a challenge can be answered (S-38, ASVS 6.7.2). */
export const challengeTime = 5 * 60_000;
