import { describe, expect, it } from '@jest/globals';
import { attached, facts, named, policyOf, usable, type Written } from '../testing/process-stories.ts';
import { assuranceOf, guaranteedAssurance, proofPlan, reaches, recoversPrivileged } from './assurance.ts';

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
    expect(proofPlan(policyOf({ verifications })).owed).toEqual([named.mail, named.mock]);
    const oneIsOptional = [attached(named.mail, 1, optional), attached(named.mock, 2)];
    expect(proofPlan(policyOf({ verifications: oneIsOptional })).owed).toEqual([named.mock]);
  });

  it('PR-T19 optional proofs are owed in order, or people choose among them, until the minimum is met', () => {
    const verifications = [
      attached(named.mail, 1),
      attached(named.mock, 2, optional),
      attached(named.secondMail, 3, optional),
    ];
    const plan = (changes: Written) => proofPlan(policyOf({ verifications, ...changes }));
    const none = { from: [], wanted: 0 };
    expect(plan({ minimumVerifications: 2 })).toEqual({ owed: [named.mail, named.mock], choice: none });
    expect(plan({ minimumVerifications: 2, userMayChoose: true })).toEqual({
      owed: [named.mail],
      choice: { from: [named.mock, named.secondMail], wanted: 1 },
    });
    expect(plan({ userMayChoose: true })).toEqual({ owed: [named.mail], choice: none });
  });

  it('BY-13 recovers privileged accounts only where it says what they need, and reaches it', () => {
    const recovers = (privilegedAssurance: unknown, minimumVerifications = 1) => {
      const verifications = [attached(named.mail, 1), attached(named.mock, 2, optional)];
      const policy = policyOf({ verifications, minimumVerifications, privilegedAssurance });
      return recoversPrivileged({ policy, facts: around });
    };
    expect(recovers(null)).toBe(false);
    expect(recovers({ weight: 4, classes: 2 })).toBe(false);
    expect(recovers({ weight: 4, classes: 2 }, 2)).toBe(true);
  });
});
