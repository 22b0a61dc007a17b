import type { Environment } from '@latchkey/kernel';
import { CredentialStore, type SessionsOf, type StoreSettings } from '@latchkey/credentials';
import { defineEntity, p } from '@mikro-orm/core';

export const CredentialStoreSchema = defineEntity({
  class: CredentialStore,
  tableName: 'credential_store',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    nameKey: p.text(),
    typeId: p.uuid(),
    multiFactorSignIn: p.boolean(),
    holdsMailboxes: p.boolean(),
    settings: p.json<StoreSettings>(),
    targets: p.array<string>().columnType('text[]'),
    canUnlock: p.boolean(),
    sessionsOf: p.string().$type<SessionsOf>().nullable(),
    secretNames: p.array<string>().columnType('text[]'),
    sealedSecrets: p.blob().$type<Buffer>().nullable(),
    status: p.string().$type<CredentialStore['status']>(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});
