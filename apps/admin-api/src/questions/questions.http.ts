import { languageTag, longestQuestion, mostLanguages, shortestQuestion } from '@latchkey/verification';
import { z } from 'zod';
import { pageAnswer } from '../http/lists.ts';
import { line, moment, sampleId, sampleMoment } from '../http/texts.ts';

const sampleTexts = {
  en: 'Which street did your first friend live in?',
  de: 'In welcher Straße wohnte Ihre erste Freundin oder Ihr erster Freund?',
};
/** Four bytes are the most that a character takes. */
const texts = z
  .record(z.string().regex(languageTag), line(4 * longestQuestion))
  .describe(
    `By language, a tag of BCP 47: ${shortestQuestion} to ${longestQuestion} characters each, at most ${mostLanguages} languages.`,
  );
const defaultLanguage = z
  .string()
  .regex(languageTag)
  .describe('One of these languages, for whoever reads none of the others.');

const wording = z.strictObject({ texts, defaultLanguage });
const sampleWording = { texts: sampleTexts, defaultLanguage: 'en' };

export const createQuestionBody = wording.meta({ id: 'CreateQuestion', examples: [sampleWording] });
export const changeQuestionBody = wording.meta({ id: 'ChangeQuestion', examples: [sampleWording] });

const sample = {
  id: sampleId,
  ...sampleWording,
  status: 'active' as const,
  usedBy: 12,
  createdAt: sampleMoment,
  version: 1,
};
export const questionAnswer = z
  .object({
    id: z.uuid(),
    texts: z.record(z.string(), z.string()),
    defaultLanguage: z.string(),
    status: z.enum(['active', 'inactive']),
    usedBy: z.int().describe('How many people have enrolled it.'),
    createdAt: moment,
    version: z.int().describe('Also the ETag.'),
  })
  .meta({ id: 'Question', examples: [sample] });
export const questionPage = pageAnswer('QuestionPage', questionAnswer, sample);
