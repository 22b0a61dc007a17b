import {
  isComparable,
  kindOfUserField,
  searchedGroupFields,
  type Criterion,
  type FieldKind,
  type FieldValue,
  type GroupField,
  type UserField,
} from '@latchkey/identity';
import { keptAttributes, plainName } from './attribute-names.ts';
import { parseFilter, type Filter } from './filter.ts';
import { ScimFault } from './scim-fault.ts';

/** What a name means in a filter: a field that can be searched, or what is the same for all. */
type Meaning<F extends string> = { readonly field: F } | { readonly same: string | boolean };

interface Vocabulary<F extends string> {
  meaning(name: string): Meaning<F> | undefined;
  kind(field: F): FieldKind;
}

const nothing = { kind: 'any', of: [] } as const;
const everything = { kind: 'all', of: [] } as const;

const userMeanings: Readonly<Record<string, Meaning<UserField>>> = {
  id: { field: 'id' },
  externalid: { field: 'externalId' },
  username: { field: 'userName' },
  displayname: { field: 'displayName' },
  'name.formatted': { field: 'displayName' },
  emails: { field: 'email' },
  'emails.value': { field: 'email' },
  'emails.type': { same: 'work' },
  'emails.primary': { same: true },
  active: { field: 'active' },
  groups: { field: 'group' },
  'groups.value': { field: 'group' },
  'meta.created': { field: 'createdAt' },
  'meta.resourcetype': { same: 'User' },
};

const groupMeanings: Readonly<Record<string, Meaning<GroupField>>> = {
  id: { field: 'id' },
  externalid: { field: 'externalId' },
  displayname: { field: 'name' },
  members: { field: 'member' },
  'members.value': { field: 'member' },
  'members.type': { same: 'User' },
  'meta.created': { field: 'createdAt' },
  'meta.resourcetype': { same: 'Group' },
};

const users: Vocabulary<UserField> = {
  meaning: (name) => {
    const kept = Object.hasOwn(keptAttributes, name) ? keptAttributes[name] : undefined;
    if (kept !== undefined) return { field: `attribute.${kept}` };
    return Object.hasOwn(userMeanings, name) ? userMeanings[name] : undefined;
  },
  kind: kindOfUserField,
};

const groups: Vocabulary<GroupField> = {
  meaning: (name) => (Object.hasOwn(groupMeanings, name) ? groupMeanings[name] : undefined),
  kind: (field) => searchedGroupFields[field],
};

/** Throws ScimFault (invalidFilter). */
export function userCriterion(text: string): Criterion<UserField> {
  return criterionOf(parseFilter(text), users, '');
}

/** Throws ScimFault (invalidFilter). */
export function groupCriterion(text: string): Criterion<GroupField> {
  return criterionOf(parseFilter(text), groups, '');
}

/** A user has one address, and of memberships only the id is asked: what is said of one value is said of each. */
function criterionOf<F extends string>(
  filter: Filter,
  vocabulary: Vocabulary<F>,
  prefix: string,
): Criterion<F> {
  const inner = (one: Filter, under = prefix): Criterion<F> => criterionOf(one, vocabulary, under);
  switch (filter.kind) {
    case 'and':
      return { kind: 'all', of: filter.of.map((one) => inner(one)) };
    case 'or':
      return { kind: 'any', of: filter.of.map((one) => inner(one)) };
    case 'not':
      return { kind: 'not', of: inner(filter.of) };
    case 'within':
      if (prefix !== '') throw refused('Do not nest brackets.');
      return inner(filter.of, `${plainName(filter.path)}.`);
    case 'present':
      return presence(meaningOf(filter.path, vocabulary, prefix));
    case 'compare':
      return comparison(filter, meaningOf(filter.path, vocabulary, prefix), vocabulary);
  }
}

function meaningOf<F extends string>(path: string, vocabulary: Vocabulary<F>, prefix: string): Meaning<F> {
  const meaning = vocabulary.meaning(`${prefix}${plainName(path)}`);
  if (!meaning) throw refused('This attribute cannot be filtered by. /Schemas says which there are.');
  return meaning;
}

function presence<F extends string>(meaning: Meaning<F>): Criterion<F> {
  return 'same' in meaning ? everything : { kind: 'present', field: meaning.field };
}

function comparison<F extends string>(
  { comparison, value }: Filter & { kind: 'compare' },
  meaning: Meaning<F>,
  { kind }: Vocabulary<F>,
): Criterion<F> {
  if ('same' in meaning) return constant(meaning.same, comparison, value);
  const { field } = meaning;
  if (value === null && comparison === 'eq') return { kind: 'not', of: { kind: 'present', field } };
  if (value === null && comparison === 'ne') return { kind: 'present', field };
  const typed = valueOf(kind(field), value);
  if (typed === undefined || !isComparable(kind(field), comparison, typed))
    throw refused('This attribute cannot be compared in this way.');
  return { kind: 'compare', field, comparison, value: typed };
}

function constant(same: string | boolean, comparison: string, value: unknown): Criterion<never> {
  const fold = (one: unknown): string => String(one).toLowerCase();
  const isEqual = fold(same) === fold(value);
  if (comparison === 'eq') return isEqual ? everything : nothing;
  if (comparison === 'ne') return isEqual ? nothing : everything;
  throw refused('This attribute cannot be compared in this way.');
}

/** Entra writes booleans as texts. */
function valueOf(kind: FieldKind, value: string | number | boolean | null): FieldValue | undefined {
  if (kind === 'flag') {
    const word = String(value).toLowerCase();
    return word === 'true' ? true : word === 'false' ? false : undefined;
  }
  if (typeof value !== 'string') return undefined;
  if (kind !== 'moment') return value;
  const isMoment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/.test(value);
  const moment = new Date(value);
  return isMoment && !Number.isNaN(moment.getTime()) ? moment : undefined;
}

function refused(detail: string): ScimFault {
  return new ScimFault('invalidFilter', detail);
}
