import type { FieldFault } from '@latchkey/kernel';
import { textParts, type TextKey } from './text-parts.ts';

/** The only thing in a text that stands for something else. There is no other logic in it, and nothing compiles it (S-65). */
const placeholder = /\{([a-z]+)\}/g;
/** Line ends and what reorders or forges the text around it (S-66). Joiners and marks of direction are part of scripts. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/u;
const unseen = /[\p{Cf}\p{Z}\p{Default_Ignorable_Code_Point}]/gu;
/** What mail programs make links of. */
const address = /:\/\/|\b(?:mailto|javascript|data|tel|sms):|\bwww\.|\S@\S|[\p{L}\p{N}]\.\p{L}{2}/iu;

/** A text as it is kept: NFC, without blanks around it. */
export function tidyText(text: string): string {
  return text.normalize('NFC').trim();
}

/** Every fault of a tenant's own text for this part; empty when it can be said. */
export function textFaults(key: TextKey, text: string, pointer = '/text'): FieldFault[] {
  const { placeholders, required, longest } = textParts[key];
  const allowed: readonly string[] = placeholders;
  const named = [...text.matchAll(placeholder)].map(([, name = '']) => name);
  const fault = (code: string, detail: string): FieldFault => ({ pointer, code, detail });
  const unknown = [...new Set(named)].filter((name) => !allowed.includes(name));
  const missing = required.filter((name) => !named.includes(name));
  return [
    ...plainFaults(text, longest).map(([code, detail]) => fault(code, detail)),
    ...unknown.map((name) =>
      fault('unknown-placeholder', `{${name}} is filled in nowhere. ${those(allowed)}`),
    ),
    ...missing.map((name) => fault('missing-placeholder', `Write {${name}} where it belongs.`)),
  ];
}

function plainFaults(text: string, longest: number): (readonly [code: string, detail: string])[] {
  const bare = text.replaceAll(placeholder, '');
  const faults: (readonly [boolean, string, string])[] = [
    [text.replaceAll(unseen, '') === '', 'empty', 'Write a text that can be seen.'],
    [[...text].length > longest, 'too-long', `Write at most ${longest} characters.`],
    [unprintable.test(text), 'unprintable', 'Write one line, without signs that turn the text around them.'],
    [/[{}]/.test(bare), 'brace', 'Braces stand around the name of a placeholder and nowhere else.'],
    [address.test(bare), 'address', 'Write no address: only the link of the mail itself leads anywhere.'],
  ];
  return faults.flatMap(([is, code, detail]) => (is ? [[code, detail] as const] : []));
}

function those(allowed: readonly string[]): string {
  return `Take it away, or use ${allowed.map((name) => `{${name}}`).join(', ')}.`;
}
