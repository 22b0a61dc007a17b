import type { Catalogue } from './messages/en.ts';

const PLAIN = 'abcdefghijklmnoprstuvwyzACDEFGHIJKLNOPRSTUVWYZ';
const ACCENTED = 'àƀçðéƒĝĥîĵķļɱñöþŕşţûṽŵýžÀÇÐÉƑĜĤÎĴĶĻÑÖÞŔŠŢÛṼŴÝŽ';

/** Accents the words and adds two fifths in length; names of arguments and plural categories stay as they are. */
export function pseudoCatalogue(source: Catalogue): Catalogue {
  const entries = Object.entries(source).map(([id, message]) => [id, pseudoMessage(message)]);
  return Object.fromEntries(entries) as unknown as Catalogue;
}

function pseudoMessage(message: string): string {
  const padding = '·'.repeat(Math.ceil(message.replaceAll(/\{[^{}]*\}/g, '').length * 0.4));
  return `[${accentMessage(message)}${padding ? ` ${padding.replaceAll('·····', '····· ')}` : ''}]`;
}

/** Words stand at even depth of braces; at odd depth stand an argument's name, its type and its categories. */
function accentMessage(message: string): string {
  let depth = 0;
  let accented = '';
  for (const sign of message) {
    if (sign === '{') depth += 1;
    if (sign === '}') depth -= 1;
    const index = depth % 2 === 0 ? PLAIN.indexOf(sign) : -1;
    accented += index < 0 ? sign : (ACCENTED[index] ?? sign);
  }
  return accented;
}
