import type { FieldFault } from '@latchkey/kernel';
import { pointerToken } from './strict-json.ts';

/** An issue of any schema library that speaks Standard Schema. */
export interface SchemaIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** What zod adds. A rule of our own names its code and says what to do: `refine(…, { params: { code }, error })`. */
interface Issue extends SchemaIssue {
  readonly code?: string;
  readonly keys?: readonly string[];
  readonly values?: readonly unknown[];
  readonly minimum?: number | bigint;
  readonly maximum?: number | bigint;
  readonly origin?: string;
  readonly expected?: string;
  readonly params?: { readonly code?: string };
}

const most = 32;

/**
 * What a schema found, as faults that a form can show. The words are ours: a schema library's words may repeat what
 * was sent.
 */
export function fieldFaults(issues: readonly SchemaIssue[], value: unknown, root = ''): FieldFault[] {
  return issues.flatMap((issue) => faultsOf(issue as Issue, value, root)).slice(0, most);
}

function faultsOf(issue: Issue, value: unknown, root: string): FieldFault[] {
  const path = (issue.path ?? []).map((step) => (typeof step === 'object' ? step.key : step));
  const pointer = [root, ...path.map((step) => pointerToken(typeof step === 'symbol' ? '' : step))].join('/');
  if (issue.code === 'unrecognized_keys') {
    return (issue.keys ?? []).slice(0, most).map((key) => ({
      pointer: `${pointer}/${pointerToken(key)}`,
      code: 'unknown-property',
      detail: 'Leave this property out: it is not known here.',
    }));
  }
  const [code, detail] = isAbsent(value, path) ? (['required', 'This is required.'] as const) : told(issue);
  return [{ pointer, code, detail }];
}

function told(issue: Issue): readonly [code: string, detail: string] {
  const text = issue.origin === 'string';
  switch (issue.code) {
    case 'invalid_type':
      return ['wrong-type', `Send ${article(issue.expected ?? 'another kind of value')} here.`];
    case 'too_small':
      return text
        ? ['too-short', `Send at least ${issue.minimum} characters.`]
        : ['too-small', `Send at least ${issue.minimum}.`];
    case 'too_big':
      return text
        ? ['too-long', `Send at most ${issue.maximum} characters.`]
        : ['too-large', `Send at most ${issue.maximum}.`];
    case 'invalid_value':
      return ['not-a-choice', `Send one of: ${(issue.values ?? []).map(String).join(', ')}.`];
    case 'invalid_format':
      return ['invalid-format', 'This does not have the form that is expected here.'];
    case 'custom':
      return [
        issue.params?.code ?? 'invalid',
        issue.params?.code ? issue.message : 'This is not valid here.',
      ];
    default:
      return ['invalid', 'This is not valid here.'];
  }
}

function article(expected: string): string {
  return expected === 'string' ? 'text (one JSON string)' : `a value of type ${expected}`;
}

function isAbsent(value: unknown, path: readonly PropertyKey[]): boolean {
  let found = value;
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return true;
    found = (found as Record<PropertyKey, unknown>)[step];
  }
  return found === undefined;
}
