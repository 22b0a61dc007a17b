import type { Secrets } from '@latchkey/kernel';
import type { PersonalRecords } from '../../personal-record/personal-records.ts';
import { textFor } from '../../question/question-texts.ts';
import type { AskedQuestion, ShownProof } from '../enrollable-method.ts';
import { normalisedAnswer } from '../questions/normalised-answer.ts';
import { personalDataParameters } from './parameters.ts';

/** The verification by which somebody is asked. */
export interface AskedDatum {
  /** Also the id under which the one question is answered. */
  readonly id: string;
  readonly parameters: unknown;
}

/** Why an answer does not do; for the log and the audit trail, and nothing of the datum is in it. */
export type DatumRefusal = 'wrong-answer' | 'not-on-record';

/**
 * What is on record of a person, asked of whoever says they are that person. Others know it too: it weighs 0 and only
 * adds to another proof (S-83, decision 6).
 */
export class PersonalData {
  constructor(
    private readonly records: PersonalRecords,
    private readonly secrets: Secrets,
  ) {}

  /** By the tenant's own label. Nobody is looked up for it. */
  question({ id, parameters }: AskedDatum, locale: string): AskedQuestion {
    const { labels: texts, defaultLanguage } = personalDataParameters.parse(parameters);
    return { kind: 'questions', questions: [{ id, text: textFor({ texts, defaultLanguage }, locale) }] };
  }

  /** Undefined when it is what is on record. The same work is done whether there is anything on record or not. */
  async refusal(
    userId: string,
    { id, parameters }: AskedDatum,
    { answers = {} }: ShownProof,
  ): Promise<DatumRefusal | undefined> {
    const { attribute } = personalDataParameters.parse(parameters);
    const onRecord = normalisedAnswer((await this.records.find(userId, attribute)) ?? '') ?? '';
    const answered = (Object.hasOwn(answers, id) && normalisedAnswer(answers[id] ?? '')) || '';
    const same = this.secrets.equal(this.digest(onRecord), this.digest(answered));
    if (onRecord === '') return 'not-on-record';
    return same ? undefined : 'wrong-answer';
  }

  /** Of one length, so that comparing them tells nothing. */
  private digest(answer: string): Buffer {
    return this.secrets.keyedDigest('personal-data', answer);
  }
}
