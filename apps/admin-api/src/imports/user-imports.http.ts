import type { RowFaultView } from '@latchkey/identity';
import { z } from 'zod';
import type { CsvTable } from '../exports/csv-table.ts';
import { pageAnswer } from '../http/lists.ts';
import { idInBody, moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

export const importQuery = z.strictObject({
  storeId: idInBody.describe('The credential store that holds the passwords of new users.'),
  dryRun: z
    .enum(['true', 'false'])
    .transform((word) => word === 'true')
    .optional()
    .describe('True: nothing is changed, and what would happen is told.'),
});

const sample = {
  id: sampleId,
  storeId: otherSampleId,
  dryRun: false,
  state: 'running' as const,
  rows: 1200,
  rowsDone: 400,
  created: 390,
  changed: 4,
  unchanged: 5,
  failed: 1,
  begunAt: sampleMoment,
  endedAt: null,
};
export const importAnswer = z
  .object({
    id: z.uuid(),
    storeId: z.uuid(),
    dryRun: z.boolean(),
    state: z
      .enum(['arriving', 'running', 'ended', 'abandoned'])
      .describe('`abandoned`: the file did not arrive whole, and nothing of it was done.'),
    rows: z.int().describe('Without the header.'),
    rowsDone: z.int(),
    created: z.int(),
    changed: z.int(),
    unchanged: z.int(),
    failed: z.int(),
    begunAt: moment,
    endedAt: moment.nullable(),
  })
  .meta({ id: 'UserImport', examples: [sample] });
export const importPage = pageAnswer('UserImportPage', importAnswer, sample);

const sampleFault = {
  id: otherSampleId,
  row: 17,
  column: 'email',
  code: 'mail-address',
  detail: 'Give one plain address such as ada@example.com.',
};
export const faultPage = pageAnswer(
  'UserImportFaultPage',
  z.object({
    id: z.uuid(),
    row: z.int().describe('The first row below the header is 1.'),
    column: z.string().nullable().describe('As the header has it; null for the row as a whole.'),
    code: z.string(),
    detail: z.string().describe('What to do.'),
  }),
  sampleFault,
);

export const faultTable: CsvTable<RowFaultView> = {
  name: 'user-import-faults',
  columns: ['id', 'row', 'column', 'code', 'detail'],
};
