import { uuidParam } from '@latchkey/platform';
import { lockoutOrders, lockoutReasons, type LockoutView } from '@latchkey/recovery';
import { z } from 'zod';
import type { CsvTable } from '../exports/csv-table.ts';
import { listQuery, pageAnswer } from '../http/lists.ts';
import { line, moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

export const lockoutsQuery = z.strictObject({
  ...listQuery,
  userId: uuidParam.optional(),
  isOver: z
    .enum(['true', 'false'])
    .transform((text) => text === 'true')
    .optional(),
  reason: z.enum(lockoutReasons).optional(),
  sort: z.enum(lockoutOrders).optional(),
});

export const unblockBody = z
  .strictObject({ reason: line(500).describe('For the audit trail: why this person is let in again.') })
  .meta({ id: 'UnblockLockout', examples: [{ reason: 'Called, and answered what only she knows.' }] });

const sample = {
  id: sampleId,
  userId: otherSampleId,
  userName: 'ada',
  method: 'email' as const,
  reason: 'failures_of_a_day' as const,
  beganAt: sampleMoment,
  until: sampleMoment,
  isOver: false,
  endedAt: null,
  endedBy: null,
  endReason: null,
};

export const lockoutAnswer = z
  .object({
    id: z.uuid(),
    userId: z.uuid().nullable().describe('Null when nobody has the name that was typed.'),
    userName: z.string().nullable(),
    method: z.literal('email'),
    reason: z.enum(lockoutReasons),
    beganAt: moment,
    until: moment.nullable().describe('Null: until somebody unblocks it.'),
    isOver: z.boolean(),
    endedAt: moment.nullable(),
    endedBy: z.string().nullable(),
    endReason: z.string().nullable(),
  })
  .meta({ id: 'Lockout', examples: [sample] });

export const lockoutPage = pageAnswer('LockoutPage', lockoutAnswer, sample);

export const lockoutTable: CsvTable<LockoutView> = {
  name: 'lockouts',
  columns: [
    ...(['id', 'userId', 'userName', 'method', 'reason', 'beganAt', 'until', 'isOver'] as const),
    ...(['endedAt', 'endedBy', 'endReason'] as const),
  ],
};
