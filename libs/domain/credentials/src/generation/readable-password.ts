import type { Secrets } from '@latchkey/kernel';

/** No two of them are mistaken for each other when they are read aloud or typed off a screen. */
const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 6;
/** Bytes from here on would make the first letters likelier than the last. */
const fairBytes = 256 - (256 % alphabet.length);

/** Four groups of six letters and digits: 24 of 31, which is 118 bits (security policy 5 asks for 112). */
export function readablePassword(secrets: Secrets): string {
  const letters: string[] = [];
  while (letters.length < groups * groupLength) {
    for (const byte of Buffer.from(secrets.token(), 'base64url')) {
      if (byte < fairBytes) letters.push(alphabet.charAt(byte % alphabet.length));
    }
  }
  return Array.from({ length: groups }, (_, group) =>
    letters.slice(group * groupLength, (group + 1) * groupLength).join(''),
  ).join('-');
}
