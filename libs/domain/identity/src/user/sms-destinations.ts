import { isSupportedCountry } from 'libphonenumber-js/max';
import { z } from 'zod';
import { phoneKinds, type PhoneNumber } from './phone-number.ts';

const country = z.string().refine((text): boolean => isSupportedCountry(text), {
  error: 'write a country as two capital letters, for example DE',
});
const prefix = z
  .string()
  .regex(/^\+[1-9]\d{0,13}$/, { error: 'write a prefix as a plus and digits, for example +4915' });

/**
 * Where a tenant lets messages go (S-10). An empty rule lets none go anywhere. What is denied is denied, whatever else
 * allows it; a denied entry that could never match (`49` for `+49`) is no rule, so the schema refuses it.
 */
export const smsDestinations = z.strictObject({
  countries: z.array(country).max(300).default([]),
  /** Open these, also where the country is not open. */
  prefixes: z.array(prefix).max(1000).default([]),
  deniedCountries: z.array(country).max(300).default([]),
  deniedPrefixes: z.array(prefix).max(1000).default([]),
  /** Few landlines take a message, and a number that lives in the network proves no device. */
  kinds: z.array(z.enum(phoneKinds)).default(['mobile', 'fixed-line-or-mobile']),
});
export type SmsDestinations = Readonly<z.output<typeof smsDestinations>>;

export type DestinationRefusal = 'country-denied' | 'prefix-denied' | 'kind-not-open' | 'country-not-open';

/** Why nothing is sent to this number; undefined when it may be. */
export function destinationRefusal(
  { e164, country: of, kind }: PhoneNumber,
  rule: SmsDestinations,
): DestinationRefusal | undefined {
  const begins = (start: string): boolean => e164.startsWith(start);
  if (rule.deniedCountries.includes(of)) return 'country-denied';
  if (rule.deniedPrefixes.some(begins)) return 'prefix-denied';
  if (!rule.kinds.includes(kind)) return 'kind-not-open';
  return rule.countries.includes(of) || rule.prefixes.some(begins) ? undefined : 'country-not-open';
}
