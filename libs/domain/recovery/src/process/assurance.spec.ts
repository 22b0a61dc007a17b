import { describe, expect, it } from '@jest/globals';
import { attached, facts, named, policyOf, usable, type Written } from '../testing/process-stories.ts';
import { assuranceOf, guaranteedAssurance, owedProofs, reaches } from './assurance.ts';

const optional = { mandatory: false };
const around = facts({
  verifications: new Map([
    [named.mail, usable('email')],
    [named.secondMail, usable('email')],
    [named.mock, usable('mock_success')],
    [named.questions, usable('questions')],
  ]),
});
const guaranteed = (changes: Written): string => {
  const { weight, classes } = guaranteedAssurance(policyOf(changes), around);
  return `${weight} in ${classes}`;
};

describe('assurance', () => {
  it('BY-13 is the sum of weights, each class with its best proof once', () => {
    expect(assuranceOf([])).toEqual({ weight: 0, classes: 0 });
    expect(assuranceOf(['email'])).toEqual({ weight: 2, classes: 1 });
    expect(assuranceOf(['email', 'email'])).toEqual({ weight: 2, classes: 1 });
    expect(assuranceOf(['email', 'mock_success'])).toEqual({ weight: 4, classes: 2 });
    expect(assuranceOf(['mock_success', 'mock_failure'])).toEqual({ weight: 2, classes: 1 });
  });

  it('BY-13 questions and personal data are worth nothing', () => {
    expect(assuranceOf(['questions', 'personal_data'])).toEqual({ weight: 0, classes: 0 });
    expect(assuranceOf(['email', 'questions'])).toEqual({ weight: 2, classes: 1 });
  });

  it('BY-13 is reached in weight and in classes', () => {
    expect(reaches({ weight: 2, classes: 1 }, { weight: 2, classes: 1 })).toBe(true);
    expect(reaches({ weight: 1, classes: 1 }, { weight: 2, classes: 1 })).toBe(false);
    expect(reaches({ weight: 4, classes: 1 }, { weight: 2, classes: 2 })).toBe(false);
    expect(reaches({ weight: 0, classes: 0 }, null)).toBe(true);
  });

  it('PR-T19 optional proofs count only as far as the minimum asks for them', () => {
    const verifications = [attached(named.mail, 1), attached(named.mock, 2, optional)];
    expect(guaranteed({ verifications })).toBe('2 in 1');
    expect(guaranteed({ verifications, minimumVerifications: 2 })).toBe('4 in 2');
  });

  it('BY-13 of what people may choose, the weakest choice counts', () => {
    const verifications = [
      attached(named.mail, 1),
      attached(named.mock, 2, optional),
      attached(named.secondMail, 3, optional),
      attached(named.questions, 4, optional),
    ];
    expect(guaranteed({ verifications, minimumVerifications: 2 })).toBe('4 in 2');
    expect(guaranteed({ verifications, minimumVerifications: 2, userMayChoose: true })).toBe('2 in 1');
    expect(guaranteed({ verifications, minimumVerifications: 3, userMayChoose: true })).toBe('2 in 1');
    expect(guaranteed({ verifications, minimumVerifications: 4, userMayChoose: true })).toBe('4 in 2');
  });

  it('BY-13 a verification that is gone shows nothing', () => {
    expect(guaranteed({ verifications: [attached(named.absent, 1)] })).toBe('0 in 0');
  });

  it('PR-T19 proofs are owed in their order, not in that of the list', () => {
    const verifications = [attached(named.mock, 2), attached(named.mail, 1)];
    expect(owedProofs(policyOf({ verifications }))).toEqual([named.mail, named.mock]);
    expect(
      owedProofs(policyOf({ verifications: [attached(named.mail, 1, optional), attached(named.mock, 2)] })),
    ).toEqual([named.mock]);
  });
});
