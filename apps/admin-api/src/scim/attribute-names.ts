export const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User';
export const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';
export const enterpriseSchema = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

const schemas = [userSchema, groupSchema, enterpriseSchema].map((schema) => schema.toLowerCase());

/** True for a key that holds the attributes of a schema, as the enterprise extension's does. */
export function isSchemaName(key: string): boolean {
  return schemas.includes(key.toLowerCase());
}

/** A name without its schema and in small letters, in which names are compared (RFC 7643, 2.1): `name.familyname`. */
export function plainName(name: string): string {
  const small = name.toLowerCase();
  const schema = schemas.find((known) => small.startsWith(`${known}:`));
  return schema === undefined ? small : small.slice(schema.length + 1);
}

/** What we keep as an attribute of the user, by its plain name, under the name that it has here. */
export const keptAttributes: Readonly<Record<string, string>> = {
  'name.givenname': 'given_name',
  'name.familyname': 'family_name',
  title: 'title',
  usertype: 'user_type',
  preferredlanguage: 'preferred_language',
  locale: 'locale',
  timezone: 'timezone',
  employeenumber: 'employee_number',
  department: 'department',
  division: 'division',
  organization: 'organization',
  costcenter: 'cost_center',
};

/** Attributes of a user that RFC 7643 has and we have no use for: taken and let go. */
export const passedOver: ReadonlySet<string> = new Set([
  ...['name.formatted', 'name.middlename', 'name.honorificprefix', 'name.honorificsuffix'],
  ...['nickname', 'profileurl', 'phonenumbers', 'ims', 'photos', 'addresses', 'entitlements', 'roles'],
  ...['x509certificates', 'manager', 'password'],
]);

/** Ours to say. */
export const readOnly: ReadonlySet<string> = new Set(['id', 'meta', 'groups', 'schemas']);
