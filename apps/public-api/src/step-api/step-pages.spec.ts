import { describe, expect, it } from '@jest/globals';
import type { FurtherProof } from '@latchkey/recovery';
import { wordsIn } from '@latchkey/ui';
import { identificationKinds } from '@latchkey/identity';
import { readFileSync } from 'node:fs';
import { askedPage, furtherPage } from './further-pages.ts';
import { StepVoice, type StepMessage } from './step-nodes.ts';
import * as pages from './step-pages.ts';

const voice = new StepVoice(wordsIn('en'), { tenant: 'Acme', application: 'Acme orders' });
const policy = { minLength: 15, maxLength: 256, blocklist: true, breachedCheck: true, contextWords: true };
const mock = {
  method: 'mock_success',
  mandatory: false,
  given: false,
  readiness: 'ready',
  asksFor: 'nothing',
  asksFirst: false,
  destinations: [],
} as const;
const app = { ...mock, method: 'authenticator', asksFor: 'code' } as const;
const kept = { ...mock, method: 'recovery_codes', asksFor: 'code' } as const;
const quiz: FurtherProof = {
  ...{ id: '01a20000-0000-7000-8000-0000000000a6', name: 'Questions', method: 'questions' },
  ...{
    mandatory: false,
    given: false,
    readiness: 'ready',
    asksFor: 'answers',
    asksFirst: true,
    destinations: [],
  },
};
const asked = {
  questions: {
    kind: 'questions',
    questions: [{ id: '01a20000-0000-7000-8000-0000000000b1', text: 'Which <b>?' }],
  },
  passkey: { kind: 'passkey', options: '{}' },
  code: { kind: 'code', sentTo: '42', codeLength: 6, expiresAt: '2026-03-01T12:00:00.000Z' },
} as const;
const phones = [
  { id: '01a20000-0000-7000-8000-0000000000c1', label: '78' },
  { id: '01a20000-0000-7000-8000-0000000000c2', label: '99' },
];
const phone: FurtherProof = {
  ...{ ...quiz, id: '01a20000-0000-7000-8000-0000000000a8', name: 'Phone', method: 'sms' },
  ...{ asksFor: 'code', destinations: phones },
};
const choosing = {
  furtherProofs: [
    { ...mock, id: '01a20000-0000-7000-8000-0000000000a1', name: 'Badge' },
    { ...mock, id: '01a20000-0000-7000-8000-0000000000a2', name: 'Phone' },
    { ...mock, id: '01a20000-0000-7000-8000-0000000000a3', name: 'Gone', given: true },
  ],
  chooseMore: 1,
};
const offering = (endings: Parameters<typeof pages.resetPage>[1]['endings']) => ({
  endings,
  generatedPassword: { shown: true, mailed: true },
});
const done = { action: 'reset', passwordMade: false, passwordRequested: false } as const;
const all: readonly pages.StepPage[] = [
  ...identificationKinds.map((kind) =>
    pages.identifyPage(voice, { kind, name: kind === 'attribute' ? 'Badge number' : null }),
  ),
  pages.verifyPage(voice, { identifier: 'ada', codeLength: 6 }),
  furtherPage(voice, choosing),
  ...[app, kept].map((proof) =>
    furtherPage(voice, {
      furtherProofs: [
        { ...proof, id: '01a20000-0000-7000-8000-0000000000a4', name: 'Code' },
        {
          ...proof,
          id: '01a20000-0000-7000-8000-0000000000a5',
          name: 'New',
          readiness: 'quarantined' as const,
        },
      ],
      chooseMore: 1,
    }),
  ),
  furtherPage(voice, { furtherProofs: [quiz], chooseMore: 1 }),
  furtherPage(voice, { furtherProofs: [phone], chooseMore: 1 }),
  ...Object.values(asked).map((question) => askedPage(voice, quiz, question)),
  pages.verifyPage(voice, { identifier: 'ada', codeLength: 6, mailsLink: false }),
  pages.resetPage(voice, offering(['choose_password', 'unlock']), policy),
  pages.resetPage(voice, offering(['generate_password']), policy),
  pages.resetPage(voice, offering(['request_password']), policy),
  pages.resetPage(voice, offering(['unlock']), policy),
  pages.submittedPage(voice),
  pages.waitingPage(voice),
  pages.successPage(voice, done, 'https://acme.example/sign-in'),
  pages.successPage(voice, { ...done, action: 'unlock' }, null),
  pages.successPage(voice, { ...done, passwordMade: true }, null),
  pages.successPage(voice, { ...done, passwordRequested: true }, null),
  { ...pages.successPage(voice, done, null), nodes: pages.generatedNodes(voice, 'k7mdp-x3rtw') },
  ...(['failure', 'expired', 'outcome_unknown'] as const).map((state) => pages.endingPage(voice, state)),
];

function messagesOf({ messages, nodes }: pages.StepPage): StepMessage[] {
  const inNodes = nodes.flatMap((node) => {
    if (node.type === 'text') return [node.message];
    if (node.type === 'question' || node.type === 'passkey') return [];
    return 'hint' in node && node.hint ? [node.label, node.hint] : [node.label];
  });
  return [...messages, ...inNodes];
}

describe('the pages of the step API', () => {
  const reference = readFileSync(new URL('../../../../docs/reference/step-api.md', import.meta.url), 'utf8');

  it.each([...new Set(all.map(({ state }) => state))])(
    'EX-X6 every message of "%s" is in the reference, in the row of its state',
    (state) => {
      const rows = reference.split('\n').filter((line) => line.startsWith(`| \`${state}\``));
      const row = rows.at(-1) ?? '';
      const told = new Set([...row.matchAll(/`([a-z]+\.[a-z-]+)`/g)].map(([, id]) => id));
      const said = all.filter((page) => page.state === state).flatMap(messagesOf);
      expect(new Set(said.map(({ id }) => id))).toEqual(told);
    },
  );

  it('EX-P8 the rules for a password stand before its field', () => {
    const { nodes } = pages.resetPage(voice, offering(['choose_password']), policy);
    const field = nodes.findIndex(({ type }) => type === 'input');
    const rules = nodes.flatMap((node, at) => (node.type === 'text' ? [at] : []));
    expect(rules).toHaveLength(5);
    expect(Math.max(...rules)).toBeLessThan(field);
    expect(nodes[field]).toMatchObject({ passwordRules: 'minlength: 15; maxlength: 256;' });
  });

  it('PR-T19 offers what is owed before what may be chosen, and nothing that was given', () => {
    const offered = (view: Parameters<typeof furtherPage>[1]) =>
      furtherPage(voice, view).nodes.flatMap((node) =>
        node.type === 'choice' ? [node.label.text, ...node.options] : [],
      );
    const [badge, phone] = choosing.furtherProofs.map(({ id: value, name: label }) => {
      return { value, label, action: 'prove-more' };
    });
    expect(offered(choosing)).toEqual(['Choose one of these.', badge, phone]);
    const [first, ...others] = choosing.furtherProofs;
    const owing = { ...choosing, furtherProofs: [...others, { ...mock, ...first, mandatory: true }] };
    expect(offered(owing as typeof choosing)).toEqual(['Choose one of these.', badge]);
  });

  it('PR-T11 PR-M07 whoever has several telephones chooses one before a code goes, and by nothing more than its end', () => {
    const choices = (proof: FurtherProof) =>
      furtherPage(voice, { furtherProofs: [proof], chooseMore: 1 }).nodes.filter(
        ({ type }) => type === 'choice',
      );
    expect(choices(phone)).toMatchObject([
      { name: 'verificationId', required: true },
      {
        name: 'enrolmentId',
        required: false,
        options: phones.map(({ id, label }) => ({
          ...{ value: id, label: `The number that ends in ${label}`, action: 'ask' },
        })),
      },
    ]);
    expect(choices({ ...phone, destinations: phones.slice(0, 1) })).toHaveLength(1);
  });

  it('PR-M14 what asks first is asked, and its questions come in the tenant\u2019s own words', () => {
    const kinds = ({ nodes }: pages.StepPage) =>
      nodes.flatMap((node) =>
        node.type === 'submit' ? [node.action] : node.type === 'text' ? [] : [node.type],
      );
    const both = furtherPage(voice, { furtherProofs: [...choosing.furtherProofs, quiz], chooseMore: 1 });
    expect(kinds(both)).toEqual(['choice', 'prove-more', 'ask']);
    expect(both.nodes.find(({ type }) => type === 'choice')).toMatchObject({
      options: [{ action: 'prove-more' }, { action: 'prove-more' }, { value: quiz.id, action: 'ask' }],
    });
    const page = askedPage(voice, quiz, asked.questions);
    expect(kinds(page)).toEqual(['choice', 'question', 'prove-more']);
    expect(page.nodes).toContainEqual({
      ...{ type: 'question', group: 'verification', id: '01a20000-0000-7000-8000-0000000000b1' },
      text: 'Which <b>?',
    });
    expect(kinds(askedPage(voice, quiz, asked.passkey))).toEqual(['choice', 'passkey', 'prove-more']);
    expect(kinds(askedPage(voice, quiz, asked.code))).toEqual(['choice', 'input', 'prove-more', 'ask']);
  });

  it('leads nowhere from an ending, and to a sign-in only where there is one', () => {
    expect(pages.successPage(voice, done, null).nodes.map(({ type }) => type)).toEqual(['text', 'text']);
    expect(all.filter(({ actions }) => actions.length === 0).map(({ state }) => state)).toEqual([
      'success',
      'success',
      'success',
      'success',
      'success',
      'failure',
      'expired',
    ]);
  });
});
