import { attributeName, userFields } from '@latchkey/identity';
import type { FieldFault } from '@latchkey/kernel';
import { z } from 'zod';
import { languageTag, mostLanguages } from '../../question/question-texts.ts';
import { houseLabels } from './house-labels.ts';

/** Code points. */
export const longestLabel = 200;

/** Line ends, and what turns the text around it. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}\u202a-\u202e\u2066-\u2069]/u;
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\s]/gu;

const label = z
  .string()
  .max(longestLabel)
  .refine((text) => text.replaceAll(unseen, '') !== '', { error: 'Write a label that can be seen.' })
  .refine((text) => !unprintable.test(text), { error: 'Write one line, without signs that turn it around.' });

const limits = z.strictObject({
  /** A field that every user has, or the name of one of the tenant's own attributes. */
  attribute: z.string().regex(attributeName),
  /** What it is called, by language: tags of BCP 47. */
  labels: z
    .record(z.string().regex(languageTag), label)
    .refine((labels) => Object.keys(labels).length <= mostLanguages, {
      error: `Write the label in ${mostLanguages} languages at most.`,
    }),
  /** The language for whoever reads none of the others. */
  defaultLanguage: z.string().regex(languageTag),
});
const { shape } = limits;

/** What somebody writes: what is left out has its default. */
export const givenPersonalDataParameters = limits.partial();

/** The name that everybody has, as everybody is asked for it. */
const houseAttribute = 'display_name';

/**
 * Which datum on record is asked for, and what it is called (PR-B03, PR-B04: column and label). Who names another datum
 * than that of the house says what it is called.
 */
export const personalDataParameters = z
  .strictObject({
    attribute: shape.attribute.default(houseAttribute),
    labels: shape.labels.default({ ...houseLabels }),
    defaultLanguage: shape.defaultLanguage.default('en'),
  })
  .refine(({ labels, defaultLanguage }) => Object.hasOwn(labels, defaultLanguage), {
    path: ['defaultLanguage'],
    error: 'Name one of the languages in which the label is written.',
  })
  .refine(({ attribute, labels }) => attribute === houseAttribute || !isOfTheHouse(labels), {
    path: ['labels'],
    error: 'Say what this attribute is called: the label of the house asks for a name.',
  });

export type PersonalDataParameters = z.infer<typeof personalDataParameters>;

/** Whether it is a field of every user, so that nobody has to be looked at to know that it exists. */
export function isUserField(attribute: string): boolean {
  return userFields.some((field) => field === attribute);
}

/** PR-B16 PR-B17: what is asked for is something that users have. */
export function unknownAttribute(attribute: string): FieldFault {
  const detail = `No user here has an attribute ${attribute}. Name one that users have, or ${userFields.join(', ')}.`;
  return { pointer: '/parameters/attribute', code: 'unknown-attribute', detail };
}

function isOfTheHouse(labels: Readonly<Record<string, string>>): boolean {
  const languages = Object.keys(labels);
  return languages.length > 0 && languages.every((language) => labels[language] === houseLabels[language]);
}
