import { z } from 'zod';

/** Authenticator apps know one setting that all of them follow: six digits, 30 seconds, SHA-1 (RFC 6238). */
export const authenticatorParameters = z.strictObject({});
