import type { FieldFault } from '@latchkey/kernel';
import { identifierKey, identifierOctets } from './identifier.ts';

/** What a tenant knows of a user beside name and address, by name: an employee number, say. */
export type UserAttributes = Readonly<Record<string, string>>;

/** What every user has, by the names under which it is asked for as if it were an attribute. */
export const userFields = ['user_name', 'email', 'display_name'] as const;

/** So many of one user. */
export const mostAttributes = 20;
export const attributeName = /^[a-z][A-Za-z\d_]{0,63}$/;

/** By what somebody is looked up. */
export interface AttributeKey {
  readonly name: string;
  readonly valueKey: string;
}

/** Every fault at once; empty when there is none. A value is compared like any other identifier (S-03). */
export function attributeFaults(attributes: UserAttributes): FieldFault[] {
  const named = Object.entries(attributes);
  const faults = named.flatMap(([name, value]): FieldFault[] => {
    const pointer = `/attributes/${pointerPart(name)}`;
    if (!attributeName.test(name)) return [{ pointer, code: 'attribute-name', detail: nameDetail }];
    return identifierKey(value) === undefined ? [{ pointer, code: 'identifier', detail: valueDetail }] : [];
  });
  if (named.length <= mostAttributes) return faults;
  const detail = `Keep at most ${mostAttributes} attributes of a user.`;
  return [{ pointer: '/attributes', code: 'too-many', detail }, ...faults];
}

export function attributeKeys(attributes: UserAttributes): AttributeKey[] {
  return Object.entries(attributes).map(([name, value]) => ({ name, valueKey: identifierKey(value) ?? '' }));
}

const nameDetail = 'Use 1 to 64 letters, digits and underscores, beginning with a small letter.';
const valueDetail = `Give a value of 1 to ${identifierOctets} bytes, visible only.`;

/** RFC 6901, section 3. */
function pointerPart(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
