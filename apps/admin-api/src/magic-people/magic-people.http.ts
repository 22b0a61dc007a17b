import { magicDomain, magicWords } from '@latchkey/recovery';
import { z } from 'zod';
import { idInBody, otherSampleId } from '../http/texts.ts';

export const furnishBody = z
  .strictObject({ storeId: idInBody.describe('The mock store that succeeds, of the test environment.') })
  .meta({ id: 'FurnishMagicPeople', examples: [{ storeId: otherSampleId }] });

const sample = {
  userName: 'person+history',
  email: `person+history@${magicDomain}`,
  word: 'history' as const,
};
export const magicPeopleAnswer = z
  .object({
    items: z.array(
      z.object({
        userName: z.string(),
        email: z.string(),
        word: z.enum(magicWords).describe('How resets of this person go; empty: well.'),
      }),
    ),
  })
  .meta({ id: 'MagicPeople', examples: [{ items: [sample] }] });
