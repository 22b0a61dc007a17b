import { describe, expect, it } from '@jest/globals';
import { wordsIn } from '@latchkey/ui';
import { readFileSync } from 'node:fs';
import { StepVoice, type StepMessage } from './step-nodes.ts';
import * as pages from './step-pages.ts';

const voice = new StepVoice(wordsIn('en'), { tenant: 'Acme', application: 'Acme orders' });
const policy = { minLength: 15, maxLength: 256, blocklist: true, breachedCheck: true, contextWords: true };
const all: readonly pages.StepPage[] = [
  pages.identifyPage(voice),
  pages.verifyPage(voice, { identifier: 'ada', codeLength: 6 }),
  pages.resetPage(voice, policy),
  pages.waitingPage(voice),
  pages.successPage(voice, 'https://acme.example/sign-in'),
  ...(['failure', 'expired', 'outcome_unknown'] as const).map((state) => pages.endingPage(voice, state)),
];

function messagesOf({ messages, nodes }: pages.StepPage): StepMessage[] {
  const inNodes = nodes.flatMap((node) => {
    if (node.type === 'text') return [node.message];
    return 'hint' in node && node.hint ? [node.label, node.hint] : [node.label];
  });
  return [...messages, ...inNodes];
}

describe('the pages of the step API', () => {
  const reference = readFileSync(new URL('../../../../docs/reference/step-api.md', import.meta.url), 'utf8');

  it.each(all.map((page) => [page.state, page] as const))(
    'EX-X6 every message of "%s" is in the reference, in the row of its state',
    (state, page) => {
      const rows = reference.split('\n').filter((line) => line.startsWith(`| \`${state}\``));
      const row = rows.at(-1) ?? '';
      const told = new Set([...row.matchAll(/`([a-z]+\.[a-z-]+)`/g)].map(([, id]) => id));
      expect(new Set(messagesOf(page).map(({ id }) => id))).toEqual(told);
    },
  );

  it('EX-P8 the rules for a password stand before its field', () => {
    const { nodes } = pages.resetPage(voice, policy);
    const field = nodes.findIndex(({ type }) => type === 'input');
    const rules = nodes.flatMap((node, at) => (node.type === 'text' ? [at] : []));
    expect(rules).toHaveLength(5);
    expect(Math.max(...rules)).toBeLessThan(field);
    expect(nodes[field]).toMatchObject({ passwordRules: 'minlength: 15; maxlength: 256;' });
  });

  it('leads nowhere from an ending, and to a sign-in only where there is one', () => {
    expect(pages.successPage(voice, null).nodes.map(({ type }) => type)).toEqual(['text', 'text']);
    expect(all.filter(({ actions }) => actions.length === 0).map(({ state }) => state)).toEqual([
      'success',
      'failure',
      'expired',
    ]);
  });
});
