import type { Environment } from '@latchkey/kernel';
import { User } from '@latchkey/identity';
import { defineEntity, p } from '@mikro-orm/core';

export const UserSchema = defineEntity({
  class: User,
  tableName: 'app_user',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    userName: p.text(),
    userNameKey: p.text(),
    email: p.text(),
    emailKey: p.text(),
    displayName: p.text(),
    externalId: p.text().nullable(),
    privileged: p.boolean(),
    storeId: p.uuid(),
    attributes: p.json<User['attributes']>(),
    status: p.string().$type<User['status']>(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});
