import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { idInBody, line, moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

export const createGroupBody = z
  .strictObject({ name: line(200) })
  .meta({ id: 'CreateGroup', examples: [{ name: 'Warehouse' }] });

export const memberBody = z
  .strictObject({ userId: idInBody })
  .meta({ id: 'GroupMembership', examples: [{ userId: otherSampleId }] });

const sample = { id: sampleId, name: 'Warehouse', members: 12, createdAt: sampleMoment };
export const groupAnswer = z
  .object({ id: z.uuid(), name: z.string(), members: z.int(), createdAt: moment })
  .meta({ id: 'Group', examples: [sample] });
export const groupPage = pageAnswer('GroupPage', groupAnswer, sample);

const member = { id: otherSampleId, userName: 'ada' };
export const memberPage = pageAnswer(
  'GroupMemberPage',
  z.object({ id: z.uuid().describe('The id of the user.'), userName: z.string() }),
  member,
);
