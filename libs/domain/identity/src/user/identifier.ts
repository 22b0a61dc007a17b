/** RFC 5321 allows 254 octets for an address; a longer identifier belongs to nobody. */
export const identifierOctets = 254;

/** A lone surrogate is in here too: it has no UTF-8 form, and would be stored as another character. */
const unprintable = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/**
 * What is compared when somebody says who they are (S-03): NFC, surrounding blanks off, ASCII letters lowered, and
 * nothing else. No Unicode case folding: letters that only look or fold alike stay different accounts. Returns
 * undefined for what cannot be anybody's identifier; the caller treats it as an unknown account.
 */
export function identifierKey(typed: string): string | undefined {
  const normal = typed.normalize('NFC').trim();
  if (normal === '' || Buffer.byteLength(normal, 'utf8') > identifierOctets) return undefined;
  if (unprintable.test(normal)) return undefined;
  return normal.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}
