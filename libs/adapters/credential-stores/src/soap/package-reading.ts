import { z } from 'zod';
import type { SoapReply } from './reply.ts';

const success = z.object({ messageId: z.string(), result: z.string() });
const fault = z.object({ refusal: z.object({ messageId: z.string(), reason: z.string() }) });
/** The package throws what it reads as a fault, with all that was around it. */
const thrown = z.object({
  root: z.object({ Envelope: z.object({ Body: z.object({ Fault: z.object({ detail: fault }) }) }) }),
});

/** What the package has read, as far as it is an answer to this message. Nothing else of its error is looked at. */
export function packageReading(messageId: string, error: unknown, result: unknown): SoapReply | undefined {
  if (error === null || error === undefined) {
    const read = success.safeParse(result).data;
    return read?.messageId === messageId ? { kind: 'result', word: read.result } : undefined;
  }
  const refusal = thrown.safeParse(error).data?.root.Envelope.Body.Fault.detail.refusal;
  return refusal?.messageId === messageId ? { kind: 'refusal', word: refusal.reason } : undefined;
}
