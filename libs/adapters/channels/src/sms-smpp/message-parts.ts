import { createHash } from 'node:crypto';

/** SMPP's numbers for how a text is coded. */
export const coding = { standard: 0, ucs2: 8 } as const;

/** What goes into one submit_sm. `header` says that the octets begin with one (UDH). */
export interface MessagePart {
  readonly dataCoding: number;
  readonly header: boolean;
  readonly octets: Buffer;
}

/** GSM 03.38, in the order of its codes; what stands behind an escape is below. */
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§' +
  '¿abcdefghijklmnopqrstuvwxyzäöñüà';
const escape = 0x1b;
const escaped: Readonly<Record<string, number>> = {
  '\f': 0x0a,
  '^': 0x14,
  '{': 0x28,
  '}': 0x29,
  '\\': 0x2f,
  '[': 0x3c,
  '~': 0x3d,
  ']': 0x3e,
  '|': 0x40,
  '€': 0x65,
};
const codes = new Map<string, readonly number[]>([
  ...Array.from(basic, (character, code) => [character, [code]] as const).filter(
    ([, [code]]) => code !== escape,
  ),
  ...Object.entries(escaped).map(([character, code]) => [character, [escape, code]] as const),
]);

/** Octets of one message, and of one part of several, with six taken by the header. A GSM character is 7 bits. */
const room = { gsm: { alone: 160, part: 153 }, ucs2: { alone: 140, part: 134 } } as const;

/** Each character by itself, so that none is cut in two. Undefined when GSM 03.38 has not all of them. */
function gsm(text: string): (readonly number[])[] | undefined {
  const all = Array.from(text, (character) => codes.get(character));
  return all.every((each) => each !== undefined) ? all : undefined;
}

function ucs2(text: string): (readonly number[])[] {
  return Array.from(text, (character) => [...Buffer.from(character, 'utf16le').swap16()]);
}

/**
 * A text in as many parts as telephones need (3GPP TS 23.040), whole characters each. The reference that ties the parts
 * together comes from the id: a repeat has the same, so a telephone that has seen it all may drop it.
 */
export function messageParts(
  text: string,
  { id, ucs2Only, inOne }: { readonly id: string; readonly ucs2Only: boolean; readonly inOne: boolean },
): MessagePart[] {
  const plain = ucs2Only ? undefined : gsm(text);
  const characters = plain ?? ucs2(text);
  const dataCoding = plain ? coding.standard : coding.ucs2;
  const { alone, part } = plain ? room.gsm : room.ucs2;
  const whole = Buffer.from(characters.flat());
  if (inOne || whole.length <= alone) return [{ dataCoding, header: false, octets: whole }];
  const parts = inParts(characters, part);
  const reference = createHash('sha256').update(id).digest()[0] ?? 0;
  return parts.map((octets, at) => ({
    dataCoding,
    header: true,
    octets: Buffer.from([5, 0, 3, reference, parts.length, at + 1, ...octets]),
  }));
}

function inParts(characters: readonly (readonly number[])[], most: number): number[][] {
  const parts: number[][] = [[]];
  for (const character of characters) {
    const last = parts.at(-1) ?? [];
    if (last.length + character.length > most) parts.push([...character]);
    else last.push(...character);
  }
  return parts;
}
