import { userOrders, type UserView } from '@latchkey/identity';
import { identifier } from '@latchkey/platform';
import { z } from 'zod';
import type { CsvTable } from '../exports/csv-table.ts';
import { listQuery, pageAnswer } from '../http/lists.ts';
import { idInBody, line, moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

export const createUserBody = z
  .strictObject({
    userName: identifier,
    email: identifier,
    displayName: line(200),
    storeId: idInBody.describe('The credential store that holds the password.'),
  })
  .meta({
    id: 'CreateUser',
    examples: [
      { userName: 'ada', email: 'ada@example.com', displayName: 'Ada Lovelace', storeId: otherSampleId },
    ],
  });

export const mailBody = z
  .strictObject({ email: identifier })
  .meta({ id: 'ChangeUserMail', examples: [{ email: 'ada@newmail.example' }] });

export const usersQuery = z.strictObject({
  ...listQuery,
  status: z.enum(['active', 'disabled']).optional(),
  identifier: identifier.optional().describe('Exactly this user name or address.'),
  sort: z.enum(userOrders).optional(),
});

const sample = {
  id: sampleId,
  userName: 'ada',
  email: 'ada@example.com',
  displayName: 'Ada Lovelace',
  storeId: otherSampleId,
  status: 'active' as const,
  createdAt: sampleMoment,
};
export const userAnswer = z
  .object({
    id: z.uuid(),
    userName: z.string(),
    email: z.string(),
    displayName: z.string(),
    storeId: z.uuid(),
    status: z.enum(['active', 'disabled']),
    createdAt: moment,
  })
  .meta({ id: 'User', examples: [sample] });
export const userPage = pageAnswer('UserPage', userAnswer, sample);

export const userTable: CsvTable<UserView> = {
  name: 'users',
  columns: ['id', 'userName', 'email', 'displayName', 'storeId', 'status', 'createdAt'],
};
