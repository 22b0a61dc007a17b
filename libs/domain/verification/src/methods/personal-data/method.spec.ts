import { describe, expect, it } from '@jest/globals';
import { figure, RandomSecrets } from '@latchkey/kernel/testing';
import { PersonalRecords } from '../../personal-record/personal-records.ts';
import type { ShownProof } from '../enrollable-method.ts';
import { houseLabels } from './house-labels.ts';
import { PersonalData } from './method.ts';
import { personalDataParameters } from './parameters.ts';

/** What is on record of one person, and how often anybody looked. */
class OneRecord extends PersonalRecords {
  looks = 0;
  constructor(private readonly data: Readonly<Record<string, string>>) {
    super();
  }
  find(userId: string, attribute: string): Promise<string | undefined> {
    this.looks += 1;
    return Promise.resolve(userId === 'ada' ? this.data[attribute] : undefined);
  }
  hasAttribute(name: string): Promise<boolean> {
    return Promise.resolve(Object.hasOwn(this.data, name));
  }
}

/** Counts what costs time. */
class CountedSecrets extends RandomSecrets {
  work: string[] = [];
  override keyedDigest(purpose: string, ...parts: readonly string[]): Buffer {
    this.work.push('digest');
    return super.keyedDigest(purpose, ...parts);
  }
  override equal(a: Uint8Array, b: Uint8Array): boolean {
    this.work.push(`compare ${a.length}`);
    return super.equal(a, b);
  }
}

const secrets = new CountedSecrets();
const records = new OneRecord({
  display_name: 'Ada Lovelace-Straße',
  employee_number: 'No.  0042',
  hidden: '\u200b\u200b',
});
const method = new PersonalData(records, secrets);
const labels = { en: 'Employee number', de: 'Personalnummer' };
const byNumber = { attribute: 'employee_number', labels, defaultLanguage: 'en' };
const refusal = (answer: string, parameters: object = byNumber, userId = 'ada') =>
  method.refusal(userId, { id: 'v', parameters }, { answers: { v: answer } });

describe('asking for personal data', () => {
  it('PR-M12 asks one question by the tenant’s own label, in the language of who reads it', () => {
    const asked = (locale: string) => method.question({ id: 'v', parameters: byNumber }, locale);
    expect(asked('en')).toEqual({ kind: 'questions', questions: [{ id: 'v', text: 'Employee number' }] });
    expect(asked('de-AT')).toMatchObject({ questions: [{ text: 'Personalnummer' }] });
    expect(asked('fr')).toMatchObject({ questions: [{ text: 'Employee number' }] });
    expect(records.looks).toBe(0);
  });

  it.each([
    'No. 0042',
    'no. 0042',
    ' NO. \t 0042\n',
    'N\u200bo. 0042',
    '\uff2e\uff4f\uff0e \uff10\uff10\uff14\uff12',
  ])('PR-M12 takes %j, since people write it so', async (answer) => {
    expect(await refusal(answer)).toBeUndefined();
  });

  it('PR-M12 takes a name in any case and normal form', async () => {
    for (const answer of [
      'ada lovelace-strasse',
      'ADA LOVELACE-STRASSE',
      'Ada Lovelace-Straße'.normalize('NFD'),
    ])
      expect(await refusal(answer, {})).toBeUndefined();
  });

  it.each<[string, ShownProof]>([
    ['another value', { answers: { v: 'No. 0043' } }],
    ['a part of it', { answers: { v: '0042' } }],
    ['nothing', { answers: { v: '' } }],
    ['blanks', { answers: { v: ' \u200b ' } }],
    ['no answer', {}],
    ['an answer to something else', { answers: { other: 'No. 0042' } }],
    ['a code', { code: 'No. 0042' }],
    ['what is much too long', { answers: { v: 'No. 0042'.repeat(100_000) } }],
    [
      'an inherited property',
      { answers: JSON.parse('{"__proto__":{"v":"No. 0042"}}') as Record<string, string> },
    ],
  ])('PR-M12 refuses %s', async (_, shown) => {
    expect(await method.refusal('ada', { id: 'v', parameters: byNumber }, shown)).toBe('wrong-answer');
  });

  it('PR-M12 nobody proves by what is not on record, however they answer', async () => {
    for (const answer of ['', ' ', 'undefined', 'null', '\u200b']) {
      for (const attribute of ['locker', 'hidden'])
        expect(await refusal(answer, { ...byNumber, attribute })).toBe('not-on-record');
      expect(await refusal(answer, byNumber, 'nobody')).toBe('not-on-record');
    }
  });

  it('S-05 does the same work for a right answer, a wrong one and none on record', async () => {
    const works = [];
    for (const [answer, userId] of [
      ['No. 0042', 'ada'],
      ['No. 0043', 'ada'],
      ['x', 'ada'],
      ['', 'ada'],
      ['No. 0042', 'nobody'],
    ] as const) {
      secrets.work = [];
      records.looks = 0;
      await refusal(answer, byNumber, userId);
      works.push([records.looks, ...secrets.work].join());
    }
    figure(`personal data: ${new Set(works).size} kinds of work over ${works.length} answers (must be 1)`);
    expect(new Set(works).size).toBe(1);
  });
});

describe('parameters of personal data', () => {
  it('PR-B03 PR-B04 are the name that everybody has, and what it is called in each language of the house', () => {
    expect(personalDataParameters.parse({})).toEqual({
      ...{ attribute: 'display_name', labels: houseLabels, defaultLanguage: 'en' },
    });
    expect(Object.keys(houseLabels)).toHaveLength(12);
  });

  it.each<[object, string]>([
    [{ attribute: 'employee_number' }, 'labels'],
    [{ attribute: 'employee_number', labels: { de: houseLabels['de'] }, defaultLanguage: 'de' }, 'labels'],
    [{ ...byNumber, defaultLanguage: 'fr' }, 'defaultLanguage'],
    [{ ...byNumber, labels: {} }, 'defaultLanguage'],
    [{ ...byNumber, labels: { en: ' \u200b' } }, 'labels.en'],
    [{ ...byNumber, labels: { en: 'x'.repeat(201) } }, 'labels.en'],
    [{ ...byNumber, labels: { en: 'One\nTwo' } }, 'labels.en'],
    [{ ...byNumber, labels: { en: '\u202eegdab' } }, 'labels.en'],
    [{ ...byNumber, labels: { 'not a tag': 'x' } }, 'labels.not a tag'],
    [{ ...byNumber, attribute: 'Employee number' }, 'attribute'],
    [{ ...byNumber, attribute: '' }, 'attribute'],
    [{ ...byNumber, column: 'x' }, ''],
  ])('PR-B04 say one thing that can be asked for: %j', (given, path) => {
    const { error } = personalDataParameters.safeParse(given);
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });

  it('PR-B04 may call it anything, in fifty languages', () => {
    const many = (count: number) => {
      const tags = Array.from({ length: count }, (_, n) => `en-x-a${n}`);
      return { en: 'Badge', ...Object.fromEntries(tags.map((tag) => [tag, 'Badge'])) };
    };
    expect(personalDataParameters.safeParse({ ...byNumber, labels: many(49) }).success).toBe(true);
    expect(personalDataParameters.safeParse({ ...byNumber, labels: many(50) }).success).toBe(false);
  });
});
