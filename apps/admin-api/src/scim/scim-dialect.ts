import type { Dialect, Problem } from '@latchkey/platform';
import type { ScimType } from './scim-fault.ts';

const errorSchema = 'urn:ietf:params:scim:api:messages:2.0:Error';
/** Faults of the text itself, before anybody asks what it means. */
const unreadable: ReadonlySet<string> = new Set(['malformed-json', 'invalid-utf-8', 'byte-order-mark']);
const words: Readonly<Record<string, ScimType>> = { conflict: 'uniqueness', 'too-many-members': 'tooMany' };

/** SCIM 2.0 (RFC 7643, RFC 7644): how directories bring people and groups. */
export const scimDialect: Dialect = {
  under: '/scim/v2',
  mediaType: 'application/scim+json',
  largestBody: 256 * 1024,
  refusal(problem) {
    // RFC 7644 knows no 422.
    const status = problem.status === 422 ? 400 : problem.status;
    const scimType = typeOf(problem);
    const body = {
      schemas: [errorSchema],
      status: String(status),
      ...(scimType === undefined ? {} : { scimType }),
      detail: detailOf(problem),
    };
    return { status, body };
  },
};

function typeOf({ code, status, errors }: Problem): string | undefined {
  const first = errors[0]?.code;
  if (code === 'scim-refused') return first;
  if (status !== 422) return words[code];
  return words[code] ?? (unreadable.has(first ?? '') ? 'invalidSyntax' : 'invalidValue');
}

function detailOf({ code, detail, errors }: Problem): string {
  if (errors.length === 0 || code === 'scim-refused') return detail;
  return errors.map((error) => `${error.pointer || 'body'}: ${error.detail}`).join(' ');
}
