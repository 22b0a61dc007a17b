/** The signs of GSM 03.38; those of its extension count twice. */
const signs = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const escaped = new Set('^{}\\[~]|€');

/** Signs of one message, in the alphabet of GSM. */
export const gsmMessage = 160;

/** How many signs of a message a text takes; undefined when GSM cannot write it. */
export function gsmLength(text: string): number | undefined {
  let length = 0;
  for (const sign of text) {
    if (!signs.has(sign) && !escaped.has(sign)) return undefined;
    length += escaped.has(sign) ? 2 : 1;
  }
  return length;
}
