import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { everyAdvice, everyStepMessage, explainedStates } from '@latchkey/recovery';

describe('the reference of explanations', () => {
  const page = readFileSync(new URL('../../../../docs/reference/explanations.md', import.meta.url), 'utf8');

  it('BY-09 has every message with its words, and no other', () => {
    const told = [...page.matchAll(/^\| `([^`]+)` +\| (.+?) +\|$/gm)].map(([, id, words]) => ({ id, words }));
    expect(told).toEqual([...everyStepMessage(), ...everyAdvice()]);
    expect(new Set(told.map(({ id }) => id)).size).toBe(told.length);
  });

  it('BY-09 names every state', () => {
    expect(explainedStates.filter((state) => !page.includes(`\`${state}\``))).toEqual([]);
  });
});
