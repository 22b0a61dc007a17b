import type { Environment } from '@latchkey/kernel';
import { StoreTest, type StoreCheck } from '@latchkey/credentials';
import { defineEntity, p } from '@mikro-orm/core';

export const StoreTestSchema = defineEntity({
  class: StoreTest,
  tableName: 'store_test',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    storeId: p.uuid(),
    userName: p.text().nullable(),
    state: p.string().$type<StoreTest['state']>(),
    checks: p.json().$type<readonly StoreCheck[]>().nullable(),
    askedAt: p.datetime(),
    endedAt: p.datetime().nullable(),
  },
});
