/** Longer than any password the policy lets through (256 code points of at most 4 bytes). */
const passwordOctets = 1024;

/** What was typed, in the one form that is stored (NFC); undefined for what can be nobody's password. */
export function comparablePassword(typed: string): string | undefined {
  const password = typed.normalize('NFC');
  return password === '' || Buffer.byteLength(password, 'utf8') > passwordOctets ? undefined : password;
}
