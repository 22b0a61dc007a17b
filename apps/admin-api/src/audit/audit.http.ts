import { auditOrders, type AuditEntryView } from '@latchkey/audit';
import { z } from 'zod';
import type { CsvTable } from '../exports/csv-table.ts';
import { listQuery, pageAnswer } from '../http/lists.ts';
import { line, moment, momentParam, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

export const auditQuery = z.strictObject({
  ...listQuery,
  subject: line(200).optional().describe('The id of what it happened to.'),
  action: line(200).optional().describe('Such as tenancy.api-key.revoked.'),
  actor: line(200).optional().describe('Such as staff: and an id.'),
  from: momentParam.optional().describe('At this moment or later.'),
  before: momentParam.optional(),
  sort: z.enum(auditOrders).optional(),
});

const sample = {
  id: sampleId,
  at: sampleMoment,
  actor: `staff:${otherSampleId}`,
  action: 'tenancy.api-key.revoked',
  subject: otherSampleId,
  outcome: 'success',
  reason: null,
  requestId: sampleId,
};
const entryAnswer = z
  .object({
    id: z.uuid(),
    at: moment,
    actor: z.string(),
    action: z.string(),
    subject: z.string(),
    outcome: z.string(),
    reason: z.string().nullable(),
    requestId: z.string(),
  })
  .meta({ id: 'AuditEntry', examples: [sample] });
export const auditPage = pageAnswer('AuditPage', entryAnswer, sample);

export const auditTable: CsvTable<AuditEntryView> = {
  name: 'audit',
  columns: ['id', 'at', 'actor', 'action', 'subject', 'outcome', 'reason', 'requestId'],
};
