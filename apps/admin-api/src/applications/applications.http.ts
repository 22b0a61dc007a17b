import { singleString } from '@latchkey/platform';
import { z } from 'zod';
import { listQuery, pageAnswer } from '../http/lists.ts';
import { line, moment, sampleId, sampleMoment } from '../http/texts.ts';

const settings = {
  name: line(200),
  portalOrigin: singleString({ maxBytes: 300 }).describe('Where the recovery pages of this application are.'),
  supportContact: line(300),
  signInUrl: singleString({ maxBytes: 2000 }).nullable().describe('Where somebody goes after a recovery.'),
};
const resetPage = singleString({ maxBytes: 2000 })
  .nullable()
  .describe('A page of your own that takes mailed links, as a parameter; null: the hosted pages take them.');
const sampleSettings = {
  name: 'Acme Orders',
  portalOrigin: 'https://recover.acme.example',
  supportContact: 'the service desk, +49 30 5550100',
  signInUrl: 'https://orders.acme.example/sign-in',
};

export const settingsBody = z
  .strictObject({ ...settings, resetPageUrl: resetPage.default(null) })
  .meta({ id: 'ApplicationSettings', examples: [sampleSettings] });

export const applicationsQuery = z.strictObject({
  ...listQuery,
  status: z.enum(['active', 'disabled']).optional(),
});

const sample = {
  id: sampleId,
  ...sampleSettings,
  resetPageUrl: null,
  status: 'active' as const,
  createdAt: sampleMoment,
  version: 1,
};
export const applicationAnswer = z
  .object({
    id: z.uuid(),
    ...settings,
    resetPageUrl: resetPage,
    status: z.enum(['active', 'disabled']),
    createdAt: moment,
    version: z.int().describe('Also the ETag.'),
  })
  .meta({ id: 'Application', examples: [sample] });
export const applicationPage = pageAnswer('ApplicationPage', applicationAnswer, sample);
