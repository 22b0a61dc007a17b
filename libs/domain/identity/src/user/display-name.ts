const longest = 200;

/** Controls, line breaks, and what turns the text around it (bidirectional overrides and isolates). */
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

/** True for one visible line of 1 to 200 bytes without blanks around it: it stands in mails and in agents' lists. */
export function isDisplayName(text: string): boolean {
  return text !== '' && text.trim() === text && Buffer.byteLength(text) <= longest && !unseen.test(text);
}
