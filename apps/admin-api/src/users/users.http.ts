import {
  attributeName,
  identifierOctets,
  mostAttributes,
  userOrders,
  type UserView,
} from '@latchkey/identity';
import { identifier, singleString } from '@latchkey/platform';
import { longestHash } from '@latchkey/credentials';
import { methodKeys } from '@latchkey/verification';
import { z } from 'zod';
import type { CsvTable } from '../exports/csv-table.ts';
import { listQuery, pageAnswer } from '../http/lists.ts';
import { idInBody, line, moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

const attributes = z
  .record(z.string().regex(attributeName), singleString({ maxBytes: identifierOctets }))
  .refine((all) => Object.keys(all).length <= mostAttributes, {
    params: { code: 'too-many' },
    error: `Keep at most ${mostAttributes} attributes of a user.`,
  })
  .describe('What is known of the user beside name and address. An identification type may compare one.')
  .meta({ maxProperties: mostAttributes });
const sampleAttributes = { employee_number: 'E-4711' };

export const createUserBody = z
  .strictObject({
    userName: identifier,
    email: identifier,
    displayName: line(200),
    storeId: idInBody.describe('The credential store that holds the password.'),
    attributes: attributes.default({}),
    passwordHash: singleString({ maxBytes: longestHash })
      .optional()
      .describe(
        'The hash that another system has of the password: bcrypt, scrypt, PBKDF2 or argon2. It is never shown again.',
      ),
  })
  .meta({
    id: 'CreateUser',
    examples: [
      {
        userName: 'ada',
        email: 'ada@example.com',
        displayName: 'Ada Lovelace',
        storeId: otherSampleId,
        attributes: sampleAttributes,
      },
    ],
  });

export const mailBody = z
  .strictObject({ email: identifier })
  .meta({ id: 'ChangeUserMail', examples: [{ email: 'ada@newmail.example' }] });

export const privilegeBody = z
  .strictObject({
    privileged: z
      .boolean()
      .describe('Such an account is recovered by processes only that ask for stronger proofs.'),
  })
  .meta({ id: 'SetUserPrivilege', examples: [{ privileged: true }] });

export const attributesBody = z
  .strictObject({ attributes })
  .meta({ id: 'ChangeUserAttributes', examples: [{ attributes: sampleAttributes }] });

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
  privileged: false,
  storeId: otherSampleId,
  attributes: sampleAttributes,
  status: 'active' as const,
  createdAt: sampleMoment,
  version: 1,
};
export const userAnswer = z
  .object({
    id: z.uuid(),
    userName: z.string(),
    email: z.string(),
    displayName: z.string(),
    privileged: z.boolean(),
    storeId: z.uuid(),
    attributes: z.record(z.string(), z.string()),
    status: z.enum(['active', 'disabled']),
    createdAt: moment,
    version: z.int().describe('Also the ETag.'),
  })
  .meta({ id: 'User', examples: [sample] });
export const userPage = pageAnswer('UserPage', userAnswer, sample);

export const userTable: CsvTable<UserView> = {
  name: 'users',
  columns: ['id', 'userName', 'email', 'displayName', 'storeId', 'status', 'createdAt'],
};

const sampleEnrolment = {
  id: otherSampleId,
  verificationId: sampleId,
  verificationName: 'Authenticator app',
  method: 'authenticator' as const,
  status: 'active' as const,
  label: '',
  begunAt: sampleMoment,
  usableFrom: sampleMoment,
  lastUsedAt: null,
  removedAt: null,
};
export const enrolmentsAnswer = z
  .object({
    items: z.array(
      z.object({
        id: z.uuid(),
        verificationId: z.uuid(),
        verificationName: z.string(),
        method: z.enum(methodKeys),
        status: z.enum(['begun', 'active', 'removed']),
        label: z.string().describe('Never more of a destination than its end.'),
        begunAt: moment,
        usableFrom: moment.nullable().describe('Until then it proves nothing.'),
        lastUsedAt: moment.nullable(),
        removedAt: moment.nullable(),
      }),
    ),
  })
  .meta({ id: 'UserEnrolments', examples: [{ items: [sampleEnrolment] }] });

export const removeEnrolmentBody = z
  .strictObject({ enrolmentId: idInBody })
  .meta({ id: 'RemoveEnrolment', examples: [{ enrolmentId: otherSampleId }] });
