import { HttpFault } from '../problem-details/http-fault.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * A form (RFC 6749, appendix B) as its fields. A field without a value is left out; one that comes twice has all of
 * its values, which no schema of a single field takes.
 */
export function parseForm(bytes: Uint8Array): Readonly<Record<string, string | string[]>> {
  const fields = new URLSearchParams(textOf(bytes));
  const form: Record<string, string | string[]> = Object.create(null) as Record<string, string>;
  for (const name of new Set(fields.keys())) {
    const values = fields.getAll(name).filter((value) => value !== '');
    const [first, ...more] = values;
    if (first !== undefined) form[name] = more.length === 0 ? first : values;
  }
  return form;
}

function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new HttpFault(400);
  }
}
