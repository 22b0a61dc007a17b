import { describe, expect, it } from '@jest/globals';
import { attached, named, policyOf, type Written } from '../../testing/process-stories.ts';
import { excludedOptions } from './excluded-options.ts';

const excluded = (changes: Written): string[] =>
  excludedOptions(policyOf(changes)).map(({ pointer, code }) => `${code} ${pointer}`);
const two = (first: Written, second: Written): Written => ({
  verifications: [attached(named.mail, 1, first), attached(named.questions, 2, second)],
});
const generated = (deliverBy: readonly string[]): Written => ({
  resetLink: 'none',
  generatedPassword: { deliverBy },
});

describe('options that exclude each other', () => {
  it('a policy without contradiction has none', () => {
    expect(excluded({})).toEqual([]);
    expect(excluded(two({}, { mandatory: false }))).toEqual([]);
    expect(excluded(generated(['display', 'email']))).toEqual([]);
  });

  it.each<[row: string, changes: Written, faults: string[]]>([
    [
      'PR-B05 the same verification cannot be attached twice',
      { verifications: [attached(named.mail, 1), attached(named.questions, 2), attached(named.mail, 3)] },
      ['attached-twice /policy/verifications/2/verificationId'],
    ],
    [
      'PR-T19 two verifications cannot come at the same place',
      { verifications: [attached(named.mail, 4), attached(named.questions, 4)] },
      ['same-order /policy/verifications/1/order'],
    ],
    [
      'PR-B11 who is enrolled automatically is not asked to enrol',
      two({}, { requiresEnrolment: true, autoEnrol: true }),
      ['enrolment-contradiction /policy/verifications/1/autoEnrol'],
    ],
    [
      'PR-B11 a check is asked only about who is enrolled automatically',
      two({}, { enrolmentCheckId: named.check }),
      ['check-without-use /policy/verifications/1/enrolmentCheckId'],
    ],
    [
      'PR-T18 everyone and some groups cannot both be meant',
      { audience: { everyone: true, groupIds: [named.group] } },
      ['everyone-or-groups /policy/audience/groupIds'],
    ],
    [
      'PR-T16 an action is offered once',
      { actions: ['reset', 'unlock', 'reset'] },
      ['repeated /policy/actions/2'],
    ],
    [
      'PR-T16 a choice needs something to choose from',
      { userMayChoose: true },
      ['nothing-to-choose /policy/userMayChoose'],
    ],
    [
      'BY-13 privileged accounts are never asked for less weight',
      { assurance: { weight: 5, classes: 1 }, privilegedAssurance: { weight: 4, classes: 2 } },
      ['less-for-privileged /policy/privilegedAssurance'],
    ],
    [
      'BY-13 privileged accounts are never asked for fewer classes',
      { assurance: { weight: 2, classes: 3 }, privilegedAssurance: { weight: 4, classes: 2 } },
      ['less-for-privileged /policy/privilegedAssurance'],
    ],
    [
      'PR-B15 a generated password excludes a link to choose one',
      { generatedPassword: { deliverBy: ['display'] } },
      ['link-or-generated /policy/generatedPassword'],
    ],
    [
      'PR-B15 a generated password must reach its owner',
      generated([]),
      ['no-delivery /policy/generatedPassword/deliverBy'],
    ],
    [
      'PR-B15 a way of delivery is named once',
      generated(['email', 'email']),
      ['repeated /policy/generatedPassword/deliverBy/1'],
    ],
    [
      'PR-T16 no link leads to a reset that is not offered',
      { actions: ['unlock'] },
      ['nothing-to-reset /policy/resetLink'],
    ],
    [
      'PR-T16 nothing is generated for a reset that is not offered',
      { actions: ['change'], ...generated(['display']) },
      ['nothing-to-reset /policy/generatedPassword'],
    ],
    [
      'PR-T16 a reset that is not offered unlocks nothing',
      { actions: ['unlock'], resetLink: 'none', unlockOnReset: true },
      ['nothing-to-reset /policy/unlockOnReset'],
    ],
  ])('%s', (_, changes, faults) => {
    expect(excluded(changes)).toEqual(faults);
  });

  it('PR-T16 a reset that unlocks too is a reset', () => {
    const changes = { actions: ['reset_and_unlock'], unlockOnReset: true };
    expect(excluded(changes)).toEqual([]);
    expect(excluded({ ...changes, ...generated(['display']) })).toEqual([]);
  });

  it('PR-T16 a choice between optional proofs, and the same demand of everyone, contradict nothing', () => {
    expect(excluded({ ...two({}, { mandatory: false }), userMayChoose: true })).toEqual([]);
    expect(excluded({ privilegedAssurance: { weight: 2, classes: 1 } })).toEqual([]);
    expect(excluded({ privilegedAssurance: null })).toEqual([]);
  });

  it('PR-B31 all contradictions are told together, each in words', () => {
    const faults = excludedOptions(
      policyOf({
        actions: ['unlock', 'unlock'],
        audience: { everyone: true, groupIds: [named.group] },
        verifications: [attached(named.mail, 1), attached(named.mail, 1)],
        userMayChoose: true,
        generatedPassword: { deliverBy: [] },
        unlockOnReset: true,
      }),
    );
    expect(faults.map(({ code }) => code)).toEqual([
      ...['repeated', 'everyone-or-groups', 'attached-twice', 'same-order', 'nothing-to-choose'],
      ...['link-or-generated', 'no-delivery', 'nothing-to-reset', 'nothing-to-reset', 'nothing-to-reset'],
    ]);
    for (const { detail } of faults) expect(detail).toMatch(/^[A-Z].{15,}\.$/);
  });
});
