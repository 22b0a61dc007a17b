import { attributeName } from '@latchkey/identity';
import { z } from 'zod';
import { idInBody, moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

export const mergeBody = z
  .strictObject({
    absorbedId: idInBody.describe('The record that goes.'),
    attributes: z
      .array(z.string().regex(attributeName))
      .max(64)
      .default([])
      .describe('Attributes of the record that goes, which the one that stays takes where it has none.'),
  })
  .meta({ id: 'MergeUsers', examples: [{ absorbedId: otherSampleId, attributes: ['employee_number'] }] });

const sampleUser = { id: sampleId, userName: 'ada', email: 'ada@example.com', absorbedIds: [otherSampleId] };
const sampleSession = { id: otherSampleId, createdAt: sampleMoment, endedAt: null, userAgent: 'Firefox' };

export const dossierAnswer = z
  .object({
    exportedAt: moment,
    user: z.record(z.string(), z.unknown()).describe('What is known of the person.'),
    sections: z
      .record(z.string(), z.array(z.record(z.string(), z.unknown())))
      .describe(
        'What is kept beside it, by what it is: groups, enrolments, sessions, requests, messages and so on.',
      ),
    shortened: z.array(z.string()).describe('Sections of which only the newest 10,000 rows are here.'),
  })
  .meta({
    id: 'Dossier',
    examples: [
      {
        ...{ exportedAt: sampleMoment, user: sampleUser, shortened: [] },
        sections: { groups: [{ id: otherSampleId, name: 'Finance' }], sessions: [sampleSession] },
      },
    ],
  });
