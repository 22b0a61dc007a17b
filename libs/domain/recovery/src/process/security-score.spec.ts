import { describe, expect, it } from '@jest/globals';
import {
  allThere,
  attached,
  facts,
  goodStore,
  named,
  policyOf,
  type Written,
} from '../testing/process-stories.ts';
import type { ProcessFacts } from './process-facts.ts';
import { securityScore } from './security-score.ts';

const score = (changes: Written = {}, around: ProcessFacts = allThere) =>
  securityScore(policyOf(changes), around);
const points = (changes: Written, around?: ProcessFacts): string =>
  score(changes, around)
    .areas.map(({ points: given }) => given)
    .join(' ');

const strongest: Written = {
  audience: { everyone: false, groupIds: [named.group] },
  publicAccess: null,
  identificationTypeId: named.identificationType,
  verifications: [attached(named.mail, 1), attached(named.mock, 2)],
  redirectUrl: 'https://acme.example/',
  assurance: { weight: 2, classes: 1 },
};

describe('the security score', () => {
  it('BY-13 is 100 for what is as strong as can be, with nothing to advise', () => {
    expect(score(strongest)).toMatchObject({ total: 100, advice: [] });
  });

  it('gives identification 20, verification 40, configuration 20 and password policy 20', () => {
    expect(score().areas).toEqual([
      { area: 'identification', points: 0, of: 20 },
      { area: 'verification', points: 20, of: 40 },
      { area: 'configuration', points: 15, of: 20 },
      { area: 'password_policy', points: 20, of: 20 },
    ]);
    expect(score().total).toBe(55);
  });

  it.each<[string, Written, ProcessFacts, string]>([
    ['everyone is meant', { audience: { everyone: true } }, allThere, '12 40 20 20'],
    ['it is public', { publicAccess: { addressSuffix: 'a' } }, allThere, '14 40 20 20'],
    ['a name is enough', { identificationTypeId: null }, allThere, '14 40 20 20'],
    [
      'an address is enough',
      {},
      facts({ identificationType: { active: true, kind: 'email' } }),
      '14 40 20 20',
    ],
    ['one proof is asked for', { verifications: [attached(named.mail, 1)] }, allThere, '20 20 20 20'],
    [
      'questions are asked too',
      { verifications: [attached(named.mail, 1), attached(named.mock, 2), attached(named.questions, 3)] },
      allThere,
      '20 35 20 20',
    ],
    ['nothing proves', { verifications: [] }, allThere, '20 0 20 20'],
    ['six tries are allowed', { windows: { maxAttempts: 6 } }, allThere, '20 40 15 20'],
    ['tries are counted for an hour', { windows: { attemptWindow: 60 } }, allThere, '20 40 15 20'],
    [
      'privileged people need no more',
      { privilegedAssurance: { weight: 2, classes: 1 } },
      allThere,
      '20 40 15 20',
    ],
    ['people are sent nowhere', { redirectUrl: null }, allThere, '20 40 15 20'],
    [
      'a password is mailed',
      { resetLink: 'none', generatedPassword: { deliverBy: ['display', 'email'] } },
      allThere,
      '20 40 20 12',
    ],
    [
      'a generated password stays',
      { resetLink: 'none', generatedPassword: { deliverBy: ['display'], mustChange: false } },
      allThere,
      '20 40 20 14',
    ],
    [
      'the store asks for one factor',
      {},
      facts({ store: { ...goodStore, multiFactorSignIn: false } }),
      '20 40 20 14',
    ],
    ['there is no store', {}, facts({ store: undefined }), '20 40 20 14'],
  ])('loses points when %s', (_, changes, around, expected) => {
    expect(points({ ...strongest, ...changes }, around)).toBe(expected);
    const { total, advice } = score({ ...strongest, ...changes }, around);
    expect(total).toBeLessThan(100);
    for (const sentence of advice) expect(sentence).toMatch(/^[A-Z].{15,}\.$/);
    expect(advice.length).toBeGreaterThan(0);
  });

  it('BY-13 a process that does not recover privileged people asks them for enough', () => {
    expect(points({ ...strongest, privilegedAssurance: null })).toBe('20 40 20 20');
  });

  it('gives nothing for a puzzle that a machine solves', () => {
    const asked = (proofOfWork: boolean) =>
      score({ publicAccess: { addressSuffix: 'a', proofOfWork } }).total;
    expect(asked(true)).toBe(asked(false));
  });

  it('advises the greatest gain first', () => {
    expect(score({ verifications: [attached(named.mail, 1)] }).advice[0]).toBe(
      'Ask for two proofs of different kinds.',
    );
  });
});
