import { describe, expect, it } from '@jest/globals';
import { CountedHashing } from '@latchkey/credentials/testing';
import { InvalidInput, type DomainError } from '@latchkey/kernel';
import { figure, RandomSecrets } from '@latchkey/kernel/testing';
import {
  QuestionCatalogue,
  type CatalogueQuestion,
  type EnrolledQuestions,
} from '../../question/question-catalogue.ts';
import { methodContract, testPerson } from '../../testing/method.contract.ts';
import { asksFirst, type AskedQuestion, type Holding, type ProvingOccasion } from '../enrollable-method.ts';
import { methodTraits } from '../method-traits.ts';
import { RecoveryCodes } from '../recovery-codes/method.ts';
import { commonAnswerCount, isCommonAnswer } from './common-answers.ts';
import { SecurityQuestions } from './method.ts';
import { normalisedAnswer } from './normalised-answer.ts';
import { catalogueFaults, questionParameters, questionTries } from './parameters.ts';

const asked = (id: string, en: string, more: object = {}): CatalogueQuestion => ({
  ...{ id, texts: { en, ...more }, defaultLanguage: 'en' },
});
const chosen = [
  asked('lake', 'Which lake did you first swim in?', { zh: '你第一次游泳的湖泊叫什么名字？' }),
  asked('street', 'Which street did your grandmother live in?'),
  asked('teacher', 'Who taught you to read?', { de: 'Bei wem haben Sie lesen gelernt?' }),
  asked('toy', 'What was the first toy that you lost?'),
  asked('boat', 'What was the name of the first boat you were on?'),
];
const inactive = asked('gone', 'What cannot be chosen any more?');
const answers: Readonly<Record<string, string>> = {
  ...{ lake: 'Straßsee am Berg', street: 'Rue du Café 12', teacher: 'Frau Ìñǵ', toy: 'Wooden ark' },
  ...{ boat: 'Ｍｉｒａｎｄａ II' },
};

/** What people can choose, without a database. */
class ListedQuestions extends QuestionCatalogue {
  readonly enrolled: EnrolledQuestions[] = [];

  active(): Promise<readonly CatalogueQuestion[]> {
    return Promise.resolve(chosen);
  }
  heldActive(ids: readonly string[]): Promise<readonly CatalogueQuestion[]> {
    return Promise.resolve(chosen.filter(({ id }) => ids.includes(id)));
  }
  find(ids: readonly string[]): Promise<readonly CatalogueQuestion[]> {
    return Promise.resolve(ids.flatMap((id) => [...chosen, inactive].filter((each) => each.id === id)));
  }
  namesOf(): Promise<readonly string[]> {
    return Promise.resolve(['ada', 'Ada.Lovelace@example.com', 'Ada King']);
  }
  keepEnrolled(enrolled: EnrolledQuestions): Promise<void> {
    this.enrolled.push(enrolled);
    return Promise.resolve();
  }
  releaseEnrolled(): Promise<void> {
    return Promise.resolve();
  }
}

const hashing = new CountedHashing();
const catalogue = new ListedQuestions();
const method = new SecurityQuestions(hashing, catalogue, new RandomSecrets());
const parameters = questionParameters.parse({});
const occasion: ProvingOccasion = {
  person: testPerson,
  enrolmentId: 'e',
  requestId: 'r',
  parameters,
  now: new Date(),
};
const begun = async (): Promise<Holding> => (await method.begin(occasion, { answers })).holding;
const questionsIn = (question: AskedQuestion) => (question.kind === 'questions' ? question.questions : []);
/** The ids of those that are asked, and what the enrolment holds from then on. */
const ask = async (holding: Holding, changes: Partial<ProvingOccasion & { locale: string }> = {}) => {
  const held = [{ enrolmentId: 'e', label: '5', holding }];
  const { question, kept } = await method.ask(held, { ...occasion, locale: 'en', ...changes });
  const asked = questionsIn(question);
  return {
    questions: asked.map(({ id }) => id),
    texts: asked.map(({ text }) => text),
    holding: kept?.holding ?? holding,
  };
};
const prove = (
  holding: Holding,
  typed: Readonly<Record<string, string>>,
  changes: Partial<ProvingOccasion> = {},
) => method.prove(holding, { answers: typed }, { ...occasion, ...changes });
const faultsOf = async (typed: Readonly<Record<string, string>>, changes: Partial<ProvingOccasion> = {}) => {
  const error: unknown = await method
    .begin({ ...occasion, ...changes }, { answers: typed })
    .catch((reason: unknown) => reason);
  if (!(error instanceof Error)) return [];
  expect(error).toBeInstanceOf(InvalidInput);
  return (error as DomainError).errors.map(({ pointer, code }) => `${code} ${pointer}`);
};
const wrongAt = (id: string) => ({ answers: { ...answers, [id]: 'something else' } });

methodContract('security questions', () => ({
  method,
  parameters: { ...parameters, askCount: 5 },
  given: { answers },
  right: () => ({ answers }),
  wrong: [
    ...Object.keys(answers).map(wrongAt),
    ...Object.keys(answers).map((id) => ({
      answers: Object.fromEntries(Object.entries(answers).filter(([other]) => other !== id)),
    })),
    { answers: Object.fromEntries(Object.keys(answers).map((id) => [id, ''])) },
    { answers: Object.fromEntries(Object.keys(answers).map((id) => [id, 'x'.repeat(100_000)])) },
    { answers: { ...answers, lake: answers['street'] ?? '', street: answers['lake'] ?? '' } },
    { code: Object.values(answers).join(' ') },
  ],
  spellings: ({ answers: typed = {} }) => {
    const each = (spelt: (answer: string) => string) => ({
      answers: Object.fromEntries(Object.entries(typed).map(([id, answer]) => [id, spelt(answer)])),
    });
    return [
      each((answer) => answer.toUpperCase()),
      each((answer) => answer.toLowerCase()),
      each((answer) => `\u00a0 ${answer.replaceAll(' ', ' \t\u3000')}\n`),
      each((answer) => answer.normalize('NFD')),
      each((answer) => answer.replaceAll('ß', 'ss')),
      each((answer) =>
        answer.replaceAll(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)),
      ),
      each((answer) => [...answer].join('\u200b')),
    ];
  },
  repeats: true,
}));

describe('parameters of security questions', () => {
  it('PR-B01 are five questions of which three are asked, and answers of three characters', () => {
    expect(parameters).toEqual({ enrolCount: 5, askCount: 3, minimumAnswerLength: 3 });
    expect(questionTries).toBe(3);
    const limits = { enrolCount: [5, 10], askCount: [3, 10], minimumAnswerLength: [3, 20] } as const;
    for (const [name, [least, most]] of Object.entries(limits)) {
      const taken = (value: number) =>
        questionParameters.safeParse({ enrolCount: 10, ...{ [name]: value } }).success;
      expect([
        name,
        taken(least - 1),
        taken(least),
        taken(most),
        taken(most + 1),
        taken(least + 0.5),
      ]).toEqual([name, false, true, true, false, false]);
    }
    expect(questionParameters.safeParse({ ownQuestions: true }).success).toBe(false);
  });

  it('PR-B23 ask no more than people enrol, and enrol no more than the catalogue has', () => {
    for (const [askCount, enrolCount] of [
      [5, 5],
      [10, 10],
      [3, 10],
    ])
      expect(questionParameters.safeParse({ askCount, enrolCount }).success).toBe(true);
    for (const given of [{ askCount: 6 }, { askCount: 10, enrolCount: 9 }])
      expect(questionParameters.safeParse(given).error?.issues.map(({ path }) => path)).toEqual([
        ['askCount'],
      ]);
    expect(catalogueFaults(parameters, 5)).toEqual([]);
    for (const size of [0, 4])
      expect(catalogueFaults(parameters, size)).toMatchObject([{ pointer: '/parameters/enrolCount' }]);
  });
});

describe('enrolling in security questions', () => {
  it('PR-T01 PR-T02 keeps hashes of normalised answers, and which questions they are of', async () => {
    const holding = await begun();
    const kept = JSON.stringify(holding);
    for (const answer of Object.values(answers)) {
      expect(kept).not.toContain(answer);
      expect(kept).not.toContain(normalisedAnswer(answer));
    }
    expect(catalogue.enrolled.at(-1)).toMatchObject({ enrolmentId: 'e', userId: 'ada' });
    expect([...(catalogue.enrolled.at(-1)?.questionIds ?? [])].sort()).toEqual(Object.keys(answers).sort());
  });

  it('PR-M03 PR-M04 a form has the catalogue in the language of the person, and how many to answer', async () => {
    const form = await method.form(parameters, 'de-AT');
    expect(form).toMatchObject({ kind: 'questions', count: 5, minimumAnswerLength: 3 });
    const texts = form.kind === 'questions' ? form.choices : [];
    expect(texts.map(({ id }) => id)).toEqual(chosen.map(({ id }) => id));
    expect(texts[2]?.text).toBe('Bei wem haben Sie lesen gelernt?');
    expect(texts[0]?.text).toBe('Which lake did you first swim in?');
  });

  it('is of exactly so many different active questions', async () => {
    const four = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== 'lake'));
    expect(await faultsOf(four)).toEqual(['count /answers']);
    expect(await faultsOf({})).toEqual(['count /answers']);
    expect(await faultsOf({ ...answers, gone: 'Whatever it was' })).toEqual(['count /answers']);
    for (const id of ['gone', 'nobody', '../lake', 'constructor'])
      expect(await faultsOf({ ...four, [id]: 'Whatever it was' })).toEqual(['unknown /answers']);
    const six = { ...occasion, parameters: { ...parameters, enrolCount: 6 } };
    expect(await faultsOf(answers, six)).toEqual(['count /answers']);
    expect(await faultsOf(answers)).toEqual([]);
  });

  it.each([
    ['two letters', 'ab', 'too-short'],
    ['two letters and what cannot be seen', 'a\u200b\u200bb\u200b', 'too-short'],
    ['one letter and blanks', 'a \t\u00a0', 'too-short'],
    ['nothing that can be seen', '\u200b\u200b\u200b\u200b', 'too-short'],
    ['two signs of two units each', '😀😀', 'too-short'],
    ['two letters with a blank between', ' a\u200b\u200b b ', undefined],
    ['200 letters', 'xy'.repeat(100), undefined],
    ['201 letters', 'x'.repeat(201), 'too-long'],
    ['60 signs that are 18 letters each', '\ufdfa'.repeat(60), 'too-long'],
    ['100,000 letters', 'z'.repeat(100_000), 'too-long'],
    ['another answer in other signs', 'RUE du  CAFÉ １２', 'repeated'],
    ['the user name', 'ADA', 'own-name'],
    ['the name', 'ada king', 'own-name'],
    ['the address', 'ada.LOVELACE@example.com', 'own-name'],
    ['half of the address', 'Ada.Lovelace', 'own-name'],
    ['a word of the question', 'Lost', 'in-question'],
    ['words of the question', 'the FIRST toy', 'in-question'],
    ['a word of the question with a mark', 'toy!', 'in-question'],
    ['a word of the question and another', 'toy soldier', undefined],
    ['what many answer', 'Pizza', 'common'],
    ['what many answer, in wide signs', 'ＢＬＡＵ', 'common'],
    ['what many answer, in capitals', 'MÜNCHEN', 'common'],
    ['one letter over and over', 'zzzzzz', 'common'],
    ['one sign over and over', '. . . .', 'common'],
    ['that it is not known', "I don't know", 'common'],
  ])('an answer that is %s', async (_, toy, code) => {
    expect(await faultsOf({ ...answers, toy })).toEqual(code ? [`${code} /answers/toy`] : []);
  });

  it('sees the words of a question in each of its languages, also where no blanks part them', async () => {
    for (const lake of ['swim', '湖泊名字', '第一次游泳'])
      expect(await faultsOf({ ...answers, lake })).toEqual(['in-question /answers/lake']);
    expect(await faultsOf({ ...answers, teacher: 'lesen gelernt' })).toEqual([
      'in-question /answers/teacher',
    ]);
    expect(await faultsOf({ ...answers, lake: '太湖东山' })).toEqual([]);
  });

  it('tells every fault at once, and says nothing of what was typed', async () => {
    const typed = { lake: 'ab', street: 'ada', teacher: 'Blue', toy: 'Rex', boat: 'first boat' };
    const error: unknown = await method
      .begin(occasion, { answers: typed })
      .catch((reason: unknown) => reason);
    const { errors } = error as DomainError;
    expect(errors.map(({ pointer, code }) => `${code} ${pointer}`)).toEqual([
      ...['too-short /answers/lake', 'own-name /answers/street', 'common /answers/teacher'],
      ...['common /answers/toy', 'in-question /answers/boat'],
    ]);
    const said = JSON.stringify(errors.map(({ detail }) => detail));
    for (const answer of ['ada', 'Blue', 'Rex', 'first boat']) expect(said).not.toContain(answer);
  });

  it('refuses more than a hundred common answers, in several languages', () => {
    figure(`security questions: ${commonAnswerCount} common answers are refused (at least 100)`);
    expect(commonAnswerCount).toBeGreaterThanOrEqual(100);
    for (const answer of [
      'blue',
      'rouge',
      'verde',
      'schwarz',
      'kırmızı',
      'محمد',
      '東京',
      'nowak',
      'não',
      'new york',
    ])
      expect([answer, isCommonAnswer(normalisedAnswer(answer) ?? '')]).toEqual([answer, true]);
  });

  it('wants longer answers where the tenant does', async () => {
    const longer = { ...occasion, parameters: { ...parameters, minimumAnswerLength: 12 } };
    expect(await faultsOf(answers, longer)).toEqual(
      ['teacher', 'toy', 'boat'].map((id) => `too-short /answers/${id}`),
    );
  });
});

describe('proving by security questions', () => {
  it('asks some of them, the same ones until all were right, and then others by chance', async () => {
    let holding = await begun();
    const seen = new Set<string>();
    for (let round = 0; round < 40; round += 1) {
      const first = await ask(holding);
      expect(new Set(first.questions).size).toBe(3);
      for (let reload = 0; reload < 5; reload += 1) {
        await prove(first.holding, { ...answers, [first.questions[0] ?? '']: 'something else' });
        expect((await ask(first.holding)).questions).toEqual(first.questions);
      }
      for (const id of first.questions) seen.add(id);
      const shown = Object.fromEntries(first.questions.map((id) => [id, answers[id] ?? '']));
      const verdict = await prove(first.holding, shown);
      expect(verdict.kind).toBe('accepted');
      if (verdict.kind === 'accepted') holding = verdict.holding;
    }
    expect([...seen].sort()).toEqual(Object.keys(answers).sort());
  });

  it('asks the first time by chance too', async () => {
    const seen = new Set<string>();
    for (let n = 0; n < 40; n += 1) for (const id of (await ask(await begun())).questions) seen.add(id);
    expect([...seen].sort()).toEqual(Object.keys(answers).sort());
  });

  it('wants all of them right, and never says which was wrong', async () => {
    const { questions, holding } = await ask(await begun());
    const right = Object.fromEntries(questions.map((id) => [id, answers[id] ?? '']));
    const refusals = new Set<string>();
    for (let mask = 0; mask < 7; mask += 1) {
      const shown = Object.fromEntries(
        questions.map((id, place) => [id, mask & (1 << place) ? (right[id] ?? '') : 'something else']),
      );
      refusals.add(JSON.stringify(await prove(holding, shown)));
      const without = Object.entries(right).filter((_, place) => mask & (1 << place));
      refusals.add(JSON.stringify(await prove(holding, Object.fromEntries(without))));
    }
    expect([...refusals]).toEqual(['{"kind":"refused","reason":"wrong-code"}']);
    expect((await prove(holding, right)).kind).toBe('accepted');
  });

  it('compares every answer that is asked for, whatever the others were', async () => {
    const { questions, holding } = await ask(await begun());
    const work: number[] = [];
    const right = Object.fromEntries(questions.map((id) => [id, answers[id] ?? '']));
    const tries = [
      ...[right, {}, { lake: 'x'.repeat(100_000) }, { a: 'b' }],
      ...questions.map((id) => ({ ...right, [id]: 'something else' })),
      ...questions.map((id) => ({ [id]: right[id] ?? '' })),
    ];
    for (const shown of tries) {
      const before = hashing.verified;
      await prove(holding, shown);
      work.push(hashing.verified - before);
    }
    figure(`security questions: hashes compared in ${tries.length} tries: ${[...new Set(work)].join(', ')}`);
    expect(new Set(work)).toEqual(new Set([3]));
  });

  it('asks more where the tenant asks for more by now, and keeps those that were asked', async () => {
    const { questions, holding } = await ask(await begun());
    const all = { ...parameters, askCount: 5 };
    expect((await prove(holding, answers, { parameters: all })).kind).toBe('refused');
    const more = await ask(holding, { parameters: all });
    expect(more.questions.slice(0, 3)).toEqual(questions);
    expect(new Set(more.questions).size).toBe(5);
    expect((await prove(more.holding, answers, { parameters: all })).kind).toBe('accepted');
    // Fewer from now on: what was asked is owed still.
    expect((await ask(more.holding)).questions).toEqual(more.questions);
    const beyond = { parameters: { ...parameters, enrolCount: 10, askCount: 10 } };
    expect((await ask(more.holding, beyond)).questions).toHaveLength(5);
  });

  it('asks in the language of the person where the question has it', async () => {
    const { holding } = await ask(await begun(), { parameters: { ...parameters, askCount: 5 } });
    const all = { parameters: { ...parameters, askCount: 5 } };
    expect((await ask(holding, { ...all, locale: 'de' })).texts).toContain(
      'Bei wem haben Sie lesen gelernt?',
    );
    expect((await ask(holding, { ...all, locale: 'fr' })).texts).toContain('Who taught you to read?');
  });

  it('asks before it can be proved by, and no method asks that does not', () => {
    expect(asksFirst(method)).toBe(true);
    expect(asksFirst(new RecoveryCodes(new RandomSecrets()))).toBe(false);
  });

  it('BY-13 proves nothing by itself, whatever a person answers', () => {
    expect(methodTraits.questions).toMatchObject({ weight: 0, assuranceClass: null });
  });
});

describe('an answer as it is compared', () => {
  it.each([
    ['  Ada  LOVELACE ', 'ada lovelace'],
    ['Straße', 'strasse'],
    ['ΟΔΟΣ', 'οδοσ'],
    ['οδος', 'οδοσ'],
    ['İzmir', 'izmir'],
    ['ﬁsh', 'fish'],
    ['Ⅷ', 'viii'],
    ['ｱｲｳ', 'アイウ'],
    ['a\u00adb\u200dc', 'abc'],
    ['a\u0000b', 'a b'],
    ['\ud800', ''],
    ['Cafe\u0301', 'café'],
  ])('%j is %j', (typed, normal) => {
    expect(normalisedAnswer(typed)).toBe(normal);
    expect(normalisedAnswer(normal)).toBe(normal);
  });
});
