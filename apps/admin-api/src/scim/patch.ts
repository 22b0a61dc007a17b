import { ScimFault } from './scim-fault.ts';

export type PatchVerb = 'add' | 'replace' | 'remove';

export interface PatchOperation {
  readonly verb: PatchVerb;
  /** Null when the value names its attributes itself. */
  readonly path: string | null;
  readonly value: unknown;
}

export type Body = Readonly<Record<string, unknown>>;

const mostOperations = 100;
const verbs: readonly PatchVerb[] = ['add', 'replace', 'remove'];

/** Throws ScimFault (invalidSyntax). */
export function bodyOf(value: unknown): Body {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ScimFault('invalidSyntax', 'Send one JSON object.');
  return value as Body;
}

/** A word or a boolean in small letters, empty for anything else: Entra writes booleans as texts. */
export function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'boolean' ? String(value).toLowerCase() : '';
}

/** RFC 7644, 3.5.2. Entra writes verbs with a capital letter. Throws ScimFault (invalidSyntax, tooMany). */
export function operationsOf(value: unknown): PatchOperation[] {
  const body = bodyOf(value);
  const key = Object.keys(body).find((name) => name.toLowerCase() === 'operations') ?? '';
  const operations = body[key];
  if (!Array.isArray(operations) || operations.length === 0)
    throw new ScimFault('invalidSyntax', 'Send Operations: a list of at least one.');
  if (operations.length > mostOperations)
    throw new ScimFault('tooMany', `Send at most ${mostOperations} operations.`);
  return operations.map(operationOf);
}

function operationOf(one: unknown): PatchOperation {
  const { op, path, value = null } = bodyOf(one);
  const verb = typeof op === 'string' ? verbs.find((known) => known === op.toLowerCase()) : undefined;
  if (!verb) throw new ScimFault('invalidSyntax', `Send op as one of: ${verbs.join(', ')}.`);
  if (path !== undefined && path !== null && typeof path !== 'string')
    throw new ScimFault('invalidPath', 'Send path as a text.');
  if (typeof path === 'string' && path !== '') return { verb, path, value };
  if (verb === 'remove') throw new ScimFault('noTarget', 'Say by path what to remove.');
  return { verb, path: null, value: bodyOf(value) };
}
