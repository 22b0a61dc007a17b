import type { StaffRole } from '@latchkey/kernel';
import { StaffMember } from '@latchkey/access';
import { defineEntity, p } from '@mikro-orm/core';

export const StaffMemberSchema = defineEntity({
  class: StaffMember,
  tableName: 'staff_member',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    id: p.uuid().primary(),
    email: p.text(),
    emailKey: p.text(),
    displayName: p.text(),
    roles: p.array<StaffRole>().columnType('text[]'),
    passwordHash: p.text().nullable(),
    status: p.string().$type<StaffMember['status']>(),
    createdAt: p.datetime(),
    version: p.integer().version(),
  },
});
