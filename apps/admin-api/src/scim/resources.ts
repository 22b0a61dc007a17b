import type { ProvisionedGroupView, ProvisionedUserView } from '@latchkey/identity';
import { enterpriseSchema, groupSchema, userSchema } from './attribute-names.ts';
import { scimDialect } from './scim-dialect.ts';

export type Resource = Readonly<Record<string, unknown>> & {
  readonly meta: { readonly location: string; readonly version: string };
};

export function versionTag(version: number): string {
  return `W/"${version}"`;
}

export function userResource(user: ProvisionedUserView): Resource {
  const { attributes: kept, id } = user;
  const enterprise = present({
    employeeNumber: kept['employee_number'],
    costCenter: kept['cost_center'],
    organization: kept['organization'],
    division: kept['division'],
    department: kept['department'],
  });
  const isEnterprise = Object.keys(enterprise).length > 0;
  return {
    schemas: isEnterprise ? [userSchema, enterpriseSchema] : [userSchema],
    id,
    ...present({ externalId: user.externalId ?? undefined }),
    userName: user.userName,
    name: present({
      formatted: user.displayName,
      givenName: kept['given_name'],
      familyName: kept['family_name'],
    }),
    displayName: user.displayName,
    ...present({ title: kept['title'], userType: kept['user_type'], locale: kept['locale'] }),
    ...present({ preferredLanguage: kept['preferred_language'], timezone: kept['timezone'] }),
    emails: [{ value: user.email, type: 'work', primary: true }],
    active: user.status === 'active',
    groups: user.groups.map((group) => ({
      value: group.id,
      display: group.name,
      $ref: placeOf('Groups', group.id),
    })),
    ...(isEnterprise ? { [enterpriseSchema]: enterprise } : {}),
    meta: metaOf('User', user),
  };
}

export function groupResource(group: ProvisionedGroupView): Resource {
  const members = group.members?.map(({ id, name }) => ({
    value: id,
    display: name,
    type: 'User',
    $ref: placeOf('Users', id),
  }));
  return {
    schemas: [groupSchema],
    id: group.id,
    ...present({ externalId: group.externalId ?? undefined }),
    displayName: group.name,
    ...(members ? { members } : {}),
    meta: metaOf('Group', group),
  };
}

function metaOf(
  resourceType: 'User' | 'Group',
  { id, createdAt, version }: { readonly id: string; readonly createdAt: Date; readonly version: number },
) {
  return {
    resourceType,
    created: createdAt.toISOString(),
    version: versionTag(version),
    location: placeOf(`${resourceType}s`, id),
  };
}

/** Without a host: what the request calls us by decides nothing. */
export function placeOf(resources: string, id: string): string {
  return `${scimDialect.under}/${resources}/${id}`;
}

function present(all: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
