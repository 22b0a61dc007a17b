import type { Environment } from '@latchkey/kernel';
import { StoreType, type StoreSettings } from '@latchkey/credentials';
import { defineEntity, p } from '@mikro-orm/core';

export const StoreTypeSchema = defineEntity({
  class: StoreType,
  tableName: 'credential_store_type',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    name: p.text(),
    nameKey: p.text(),
    driver: p.text(),
    mode: p.string().$type<StoreType['mode']>(),
    canUnlock: p.boolean(),
    canReadLockState: p.boolean(),
    acceptsPassword: p.boolean(),
    canChange: p.boolean(),
    settings: p.json<StoreSettings>(),
  },
});
