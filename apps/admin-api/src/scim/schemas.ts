import { enterpriseSchema, groupSchema, userSchema } from './attribute-names.ts';
import { placeOf } from './resources.ts';

type Kind = 'string' | 'boolean' | 'complex' | 'reference';
interface Details {
  readonly type?: Kind;
  readonly multiValued?: boolean;
  readonly required?: boolean;
  readonly caseExact?: boolean;
  readonly mutability?: 'readWrite' | 'readOnly' | 'immutable';
  readonly uniqueness?: 'none' | 'server';
  readonly subAttributes?: readonly object[];
  readonly referenceTypes?: readonly string[];
}

/** One attribute with every characteristic spelled out (RFC 7643, 7). */
function attribute(name: string, description: string, details: Details = {}): object {
  return {
    name,
    description,
    type: 'string',
    multiValued: false,
    required: false,
    caseExact: false,
    mutability: 'readWrite',
    returned: 'default',
    uniqueness: 'none',
    ...details,
  };
}

const text = (name: string, description: string): object => attribute(name, description);
const told = (name: string, description: string, details: Details = {}): object =>
  attribute(name, description, { mutability: 'readOnly', ...details });

const userAttributes: readonly object[] = [
  attribute('userName', 'By what the person signs in.', { required: true, uniqueness: 'server' }),
  attribute('name', 'The parts of the name.', {
    type: 'complex',
    subAttributes: [
      told('formatted', 'The same as displayName.'),
      text('givenName', 'First name.'),
      text('familyName', 'Last name.'),
    ],
  }),
  text('displayName', 'By what the person is greeted.'),
  text('title', 'Position.'),
  text('userType', 'Relation to the organisation.'),
  text('preferredLanguage', 'Language of messages.'),
  text('locale', 'Conventions of dates and numbers.'),
  text('timezone', 'Time zone.'),
  attribute('active', 'Whether the person can sign in and recover.', { type: 'boolean' }),
  attribute('emails', 'One address is kept: the primary one, that of work, or the first.', {
    type: 'complex',
    multiValued: true,
    required: true,
    subAttributes: [
      attribute('value', 'Where recovery mails go.', { required: true, uniqueness: 'server' }),
      told('type', 'Always work.'),
      told('primary', 'Always true.', { type: 'boolean' }),
    ],
  }),
  told('groups', 'Where the person belongs to.', {
    type: 'complex',
    multiValued: true,
    subAttributes: [told('value', 'Id of the group.'), told('display', 'Its name.')],
  }),
];

const groupAttributes: readonly object[] = [
  attribute('displayName', 'Name.', { required: true, uniqueness: 'server' }),
  attribute('members', 'Who belongs to it: users.', {
    type: 'complex',
    multiValued: true,
    subAttributes: [
      attribute('value', 'Id of the user.', { mutability: 'immutable' }),
      told('display', 'Name of the user.'),
      told('type', 'Always User.'),
    ],
  }),
];

const enterpriseAttributes: readonly object[] = [
  text('employeeNumber', 'Number in the organisation.'),
  text('costCenter', 'Cost centre.'),
  text('organization', 'Organisation.'),
  text('division', 'Division.'),
  text('department', 'Department.'),
];

function schema(id: string, name: string, description: string, attributes: readonly object[]) {
  const meta = { resourceType: 'Schema', location: placeOf('Schemas', id) };
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:Schema'],
    id,
    name,
    description,
    attributes,
    meta,
  };
}

export const scimSchemas = [
  schema(userSchema, 'User', 'A person whose password can be recovered.', userAttributes),
  schema(groupSchema, 'Group', 'People under one name.', groupAttributes),
  schema(enterpriseSchema, 'EnterpriseUser', 'What organisations know of people.', enterpriseAttributes),
];

function resourceType(id: string, schemaId: string, extensions: readonly string[]) {
  return {
    schemas: ['urn:ietf:params:scim:schemas:core:2.0:ResourceType'],
    id,
    name: id,
    endpoint: `/${id}s`,
    schema: schemaId,
    schemaExtensions: extensions.map((extension) => ({ schema: extension, required: false })),
    meta: { resourceType: 'ResourceType', location: placeOf('ResourceTypes', id) },
  };
}

export const resourceTypes = [
  resourceType('User', userSchema, [enterpriseSchema]),
  resourceType('Group', groupSchema, []),
];
