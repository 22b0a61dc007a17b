const longest = 1024;

/**
 * What JSON leaves as it is, and a terminal or a viewer obeys: DEL and the C1 controls, line separators, and the
 * marks that change the direction of text (S-68). CR, LF and ESC are escaped by JSON itself.
 */
const obeyed = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Text that forges no line and no direction, of at most 1 KiB in UTF-8. */
export function safeText(text: string): string {
  const visible = text.slice(0, longest).toWellFormed().replace(obeyed, escaped);
  const bytes = Buffer.from(visible);
  if (bytes.length <= longest) return visible;
  let end = longest - 3;
  while (((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return `${bytes.toString('utf8', 0, end)}…`;
}
