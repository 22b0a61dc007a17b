import { processOrders, processPolicy, riskKinds, scoreAreas, type ProcessView } from '@latchkey/recovery';
import { z } from 'zod';
import type { CsvTable } from '../exports/csv-table.ts';
import { listQuery, pageAnswer } from '../http/lists.ts';
import { idInBody, line, moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

const samplePolicy = {
  publicAccess: { addressSuffix: 'forgotten-password', proofOfWork: false },
  storeId: otherSampleId,
  verifications: [{ verificationId: otherSampleId, order: 1 }],
};

export const createProcessBody = z
  .strictObject({
    applicationId: idInBody,
    name: line(200),
    policy: processPolicy.describe('What is left out has its default. It may be incomplete.'),
  })
  .meta({
    id: 'CreateProcess',
    examples: [{ applicationId: otherSampleId, name: 'Forgotten password', policy: samplePolicy }],
  });

export const processDraftBody = z
  .strictObject({ name: line(200), policy: processPolicy })
  .meta({ id: 'ProcessDraft', examples: [{ name: 'Forgotten password', policy: samplePolicy }] });

export const riskBody = z
  .strictObject({ kind: z.enum(riskKinds), text: line(1000).describe('Why the risk is taken, in words.') })
  .meta({
    id: 'AcceptProcessRisk',
    examples: [{ kind: 'mailed_password', text: 'Interns have no other way until May.' }],
  });

export const processesQuery = z.strictObject({
  ...listQuery,
  status: z.enum(['active', 'inactive']).optional(),
  applicationId: idInBody.optional(),
  sort: z.enum(processOrders).optional(),
});

const risk = z.object({ kind: z.enum(riskKinds), text: z.string(), actor: z.string(), at: moment });
const sample = {
  id: sampleId,
  applicationId: otherSampleId,
  name: 'Forgotten password',
  policy: samplePolicy,
  risks: [],
  status: 'inactive' as const,
  activeVersion: null,
  deactivationReason: null,
  isNew: true,
  hasUnactivatedChanges: true,
  createdAt: sampleMoment,
  version: 1,
};
const view = {
  id: z.uuid(),
  applicationId: z.uuid(),
  name: z.string(),
  policy: processPolicy.describe('The draft.'),
  risks: z.array(risk).describe('Who took which risk, and when.'),
  status: z.enum(['active', 'inactive']),
  activeVersion: z.int().nullable().describe('The version in force; null while inactive.'),
  deactivationReason: z.string().nullable().describe('Why it deactivated itself, one fault a line.'),
  isNew: z.boolean().describe('Nobody has activated it yet.'),
  hasUnactivatedChanges: z
    .boolean()
    .describe('The draft is not the policy that was activated last; true for a new process.'),
  createdAt: moment,
  version: z.int().describe('Also the ETag.'),
};
export const processAnswer = z.object(view).meta({ id: 'Process', examples: [sample] });
export const processPage = pageAnswer('ProcessPage', processAnswer, sample);
/** Without policies and risks, which are no cells. */
export const processTable: CsvTable<ProcessView> = {
  name: 'processes',
  columns: [
    ...(['id', 'name', 'applicationId', 'status', 'activeVersion', 'deactivationReason'] as const),
    ...(['createdAt', 'version'] as const),
  ],
};

const fault = z.object({ pointer: z.string(), code: z.string(), detail: z.string() });
export const verdictAnswer = z.object({
  id: z.string(),
  words: z.string(),
  pointer: z.string(),
  severity: z.enum(['fault', 'warning']),
  passed: z.boolean(),
  faults: z.array(fault),
});
const report = {
  activatable: z.boolean().describe('False while a rule of severity fault has not passed.'),
  verdicts: z.array(verdictAnswer),
};
const sampleReport = {
  activatable: true,
  verdicts: [
    {
      id: 'PR-B09',
      words: 'At least one verification is attached.',
      pointer: '/policy/verifications',
      severity: 'fault' as const,
      passed: true,
      faults: [],
    },
  ],
};
export const reportAnswer = z.object(report).meta({ id: 'ProcessReport', examples: [sampleReport] });
export const savedAnswer = z
  .object({ ...view, report: reportAnswer })
  .meta({ id: 'SavedProcess', examples: [{ ...sample, report: sampleReport }] });

const area = z.enum(scoreAreas);
export const scoreAnswer = z
  .object({
    total: z.int().min(0).max(100),
    areas: z.array(z.object({ area, points: z.int(), of: z.int() })),
    advice: z.array(z.string()).describe('What would raise it, the greatest gain first.'),
  })
  .meta({
    id: 'SecurityScore',
    examples: [
      {
        total: 55,
        areas: [{ area: 'verification', points: 20, of: 40 }],
        advice: ['Ask for two proofs of different kinds.'],
      },
    ],
  });

const sampleVersion = {
  number: 1,
  policy: samplePolicy,
  risks: [],
  activatedAt: sampleMoment,
  activatedBy: `staff:${otherSampleId}`,
};
export const versionsAnswer = z
  .object({
    items: z.array(
      z.object({
        number: z.int(),
        policy: processPolicy,
        risks: z.array(risk),
        activatedAt: moment,
        activatedBy: z.string(),
      }),
    ),
  })
  .meta({ id: 'ProcessVersions', examples: [{ items: [sampleVersion] }] });
