import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { idInBody, line, moment, otherSampleId, sampleId, sampleMoment } from '../http/texts.ts';

const mode = z
  .enum(['synchronous', 'asynchronous'])
  .describe('Whether the outcome is known at once, or told later by an executor.');
const status = z.enum(['active', 'inactive']);

export const createStoreBody = z
  .strictObject({
    name: line(200),
    typeId: idInBody,
    multiFactorSignIn: z.boolean().describe('Its sign-in asks for a second factor, so shorter passwords do.'),
    holdsMailboxes: z
      .boolean()
      .default(false)
      .describe('Its passwords open the mailboxes of its people, so that a mail proves nothing to it.'),
  })
  .meta({
    id: 'CreateCredentialStore',
    examples: [
      { name: 'Local accounts', typeId: otherSampleId, multiFactorSignIn: false, holdsMailboxes: false },
    ],
  });

export const decisionBody = z
  .strictObject({ status })
  .meta({ id: 'DecideStoreUse', examples: [{ status: 'active' }] });

const sample = {
  id: sampleId,
  name: 'Local accounts',
  typeId: otherSampleId,
  mode: 'synchronous' as const,
  multiFactorSignIn: false,
  holdsMailboxes: false,
  status: 'inactive' as const,
  createdAt: sampleMoment,
};
export const storeAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    typeId: z.uuid(),
    mode,
    multiFactorSignIn: z.boolean(),
    holdsMailboxes: z.boolean(),
    status,
    createdAt: moment,
  })
  .meta({ id: 'CredentialStore', examples: [sample] });
export const storePage = pageAnswer('CredentialStorePage', storeAnswer, sample);

const sampleType = {
  id: otherSampleId,
  name: 'Local',
  driver: 'local',
  mode: 'synchronous' as const,
  canUnlock: true,
  canReadLockState: true,
  acceptsPassword: true,
};
export const storeTypeAnswer = z
  .object({
    id: z.uuid(),
    name: z.string(),
    driver: z.string(),
    mode,
    canUnlock: z.boolean(),
    canReadLockState: z.boolean(),
    acceptsPassword: z.boolean(),
  })
  .meta({ id: 'CredentialStoreType', examples: [sampleType] });
export const storeTypePage = pageAnswer('CredentialStoreTypePage', storeTypeAnswer, sampleType);

export const copyTypeBody = z
  .strictObject({ name: line(200) })
  .meta({ id: 'CopyCredentialStoreType', examples: [{ name: 'Local, for the shop' }] });
