import {
  IdentityProvider,
  type GroupRole,
  type IdentityProviderKind,
  type SamlSettings,
} from '@latchkey/access';
import { defineEntity, p } from '@mikro-orm/core';

export const IdentityProviderSchema = defineEntity({
  class: IdentityProvider,
  tableName: 'identity_provider',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    id: p.uuid().primary(),
    kind: p.text().$type<IdentityProviderKind>(),
    name: p.text(),
    nameKey: p.text(),
    issuer: p.text(),
    clientId: p.text().nullable(),
    scopes: p.array<string>().columnType('text[]'),
    requiredAcr: p.array<string>().columnType('text[]'),
    requiredAmr: p.array<string>().columnType('text[]'),
    groupsClaim: p.text().nullable(),
    groupRoles: p.json<readonly GroupRole[]>(),
    justInTime: p.boolean(),
    active: p.boolean(),
    saml: p.json<SamlSettings>().nullable(),
    secretNames: p.array<string>().columnType('text[]'),
    sealedSecrets: p.blob().$type<Buffer>().nullable(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});
