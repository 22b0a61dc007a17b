import type { Environment } from '@latchkey/kernel';
import { Challenge } from '@latchkey/verification';
import { defineEntity, p } from '@mikro-orm/core';

export const ChallengeSchema = defineEntity({
  class: Challenge,
  tableName: 'challenge',
  schema: 'tenant',
  properties: {
    tenantId: p.uuid().primary(),
    environment: p.string().$type<Environment>().primary(),
    id: p.uuid().primary(),
    requestId: p.uuid(),
    verificationId: p.uuid(),
    method: p.string().$type<Challenge['method']>(),
    destinationDigest: p.blob(),
    codeDigest: p.blob(),
    linkDigest: p.blob(),
    issuedAt: p.datetime(),
    codeUntil: p.datetime(),
    linkUntil: p.datetime(),
    codeAttempts: p.integer(),
    codeUsedAt: p.datetime().nullable(),
    linkUsedAt: p.datetime().nullable(),
    supersededAt: p.datetime().nullable(),
  },
});
