import { z } from 'zod';
import { secretCookie } from '../cookies.ts';

const NAME = '__Host-latchkey-flow';

const moment = z.iso.datetime().transform((text) => new Date(text));

const flowSchema = z.object({
  id: z.string().regex(/^[\w-]{1,64}$/),
  secret: z.string().regex(/^[\x21-\x7e]{1,512}$/),
  /** What this browser typed; absent when the link was opened in another one. */
  identifier: z.string().max(254).optional(),
  codeLength: z.int().min(4).max(12).optional(),
  resentAt: moment.optional(),
  resendPossibleAt: moment.optional(),
});

/**
 * The reset that this browser is in. The server keeps its state; the cookie holds the key to it, and what this one
 * browser typed and asked for, so that the pages can say it again. Only its owner can change it, to nobody's harm.
 */
export type Flow = z.infer<typeof flowSchema>;

/** The page of the outcome must still be readable after the request itself has run out. */
const AFTERWARDS_SECONDS = 3600;

export function readFlow(cookies: ReadonlyMap<string, string>): Flow | undefined {
  const value = cookies.get(NAME);
  if (!value) return undefined;
  try {
    return flowSchema.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

export function flowCookie(flow: Flow, expiresAt: Date, now: Date): string {
  const value = Buffer.from(JSON.stringify(flow)).toString('base64url');
  return secretCookie(NAME, value, (expiresAt.getTime() - now.getTime()) / 1000 + AFTERWARDS_SECONDS);
}
