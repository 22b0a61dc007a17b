import { z } from 'zod';

/** URNs of RFC 7643 and RFC 7644. */
export const schemas = {
  user: 'urn:ietf:params:scim:schemas:core:2.0:User',
  serviceProviderConfig: 'urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig',
  list: 'urn:ietf:params:scim:api:messages:2.0:ListResponse',
  patch: 'urn:ietf:params:scim:api:messages:2.0:PatchOp',
  error: 'urn:ietf:params:scim:api:messages:2.0:Error',
} as const;

const of = (schema: string) => z.array(z.string()).refine((listed) => listed.includes(schema));

export const userResource = z.looseObject({
  schemas: of(schemas.user),
  id: z.string().min(1).max(512),
  userName: z.string().optional(),
  externalId: z.string().optional(),
  active: z.boolean().optional(),
  meta: z.looseObject({ version: z.string().max(256).optional() }).optional(),
});
export type UserResource = z.output<typeof userResource>;

export const listResponse = z.looseObject({
  schemas: of(schemas.list),
  totalResults: z.int().nonnegative(),
  Resources: z.array(z.unknown()).default([]),
});

export const errorResponse = z.looseObject({
  schemas: of(schemas.error),
  /** A text by RFC 7644, 3.12; some send a number. */
  status: z.union([z.string(), z.int()]).transform(String),
  scimType: z.string().optional(),
});

export const serviceProviderConfig = z.looseObject({
  schemas: of(schemas.serviceProviderConfig),
  patch: z.looseObject({ supported: z.boolean() }),
  changePassword: z.looseObject({ supported: z.boolean() }).optional(),
  etag: z.looseObject({ supported: z.boolean() }).optional(),
});
