import { z } from 'zod';
import type { ReceiptIds } from './receipt.ts';

const octets = (most: number) =>
  z.string().regex(new RegExp(`^[\\x20-\\x7e]{1,${most}}$`), {
    error: `write at most ${most} printable ASCII characters`,
  });

/**
 * A message centre, as its operator gives it to whoever sends by it. The port must be one that our operator has opened to
 * tenants, and the address listed where it is inside or without TLS.
 */
export const smppSettings = z
  .strictObject({
    /** `tls://host:port`, or `tcp://host:port` where the operator has listed that address. */
    address: z.string().regex(/^(?:tcp|tls):\/\/[^/\s]+:[1-9]\d{0,4}$/, {
      error: 'write the address as tls://host:port',
    }),
    systemId: octets(15),
    systemType: z
      .string()
      .regex(/^[\x20-\x7e]{0,12}$/, { error: 'write at most 12 printable ASCII characters' })
      .default(''),
    /** Messages on their way without an answer; what the centre's operator allows. */
    window: z.int().min(1).max(1000).default(10),
    /** Long texts: parts with a header, or whole and left to the centre to part. */
    longTexts: z.enum(['parts', 'payload']).default('parts'),
    /** For a centre whose own alphabet is not GSM 03.38. */
    ucs2Only: z.boolean().default(false),
    receiptIds: z.enum(['same', 'decimal', 'hexadecimal'] satisfies ReceiptIds[]).default('same'),
    /** Milliseconds: for an answer, between two questions whether somebody is there, before connecting again. */
    answer: z.int().min(100).max(60_000).default(10_000),
    enquireEvery: z.int().min(100).max(300_000).default(30_000),
    reconnect: z
      .strictObject({ first: z.int().min(10).default(500), most: z.int().min(10).default(30_000) })
      .prefault({}),
  })
  .readonly();
export type SmppSettings = z.output<typeof smppSettings>;

export interface SmppSecrets {
  /** At most eight octets (SMPP 3.4, 5.2.2). */
  readonly password: string;
}
