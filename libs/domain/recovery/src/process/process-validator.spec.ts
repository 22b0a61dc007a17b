import { describe, expect, it } from '@jest/globals';
import {
  allThere,
  attached,
  facts,
  factsWith,
  goodStore,
  named,
  policyOf,
  refusals,
  taken,
  usable,
  type Written,
} from '../testing/process-stories.ts';
import { recoversPrivileged } from './assurance.ts';
import type { ProcessFacts } from './process-facts.ts';
import { runsByItself } from './process-rules/self-service.ts';
import { hindrances, processRules, reasonFor, validateProcess } from './process-validator.ts';

const test = facts({ environment: 'test' });
const verified = (...ids: readonly string[]): Written => ({
  verifications: ids.map((id, index) => attached(id, index + 1)),
});
const generatedBy = (...deliverBy: readonly string[]): Written => ({
  resetLink: 'none',
  generatedPassword: { deliverBy },
});
const checked = { autoEnrol: true, enrolmentCheckId: named.check };
const mailAt = '/policy/verifications/0/verificationId';

describe('the rules of a process', () => {
  it('PR-B31 a complete and safe process breaks none', () => {
    expect(refusals(policyOf())).toEqual([]);
    expect(validateProcess({ policy: policyOf(), risks: [], facts: allThere }).activatable).toBe(true);
  });

  it.each<[row: string, changes: Written, around: ProcessFacts, told: string[]]>([
    [
      'PR-B07 a process for groups needs a group',
      { audience: { everyone: false } },
      allThere,
      ['PR-B07 no-audience /policy/audience'],
    ],
    [
      'PR-B07 a group that is gone is no group',
      { audience: { everyone: false, groupIds: [named.group] } },
      facts({ groupIds: new Set() }),
      ['PR-B07 no-audience /policy/audience'],
    ],
    [
      'PR-B08 fewer verifications than the minimum are too few',
      { minimumVerifications: 2 },
      allThere,
      ['PR-B08 too-few-verifications /policy/minimumVerifications'],
    ],
    [
      'PR-B09 without a verification there is no proof',
      { verifications: [] },
      allThere,
      [
        'PR-B08 too-few-verifications /policy/minimumVerifications',
        'PR-B09 no-verification /policy/verifications',
        'PR-B31 assurance-not-reached /policy/assurance',
      ],
    ],
    [
      'PR-B10 a method that is switched off for the tenant proves nothing',
      {},
      factsWith(named.mail, usable('email', { methodAllowed: false })),
      [`PR-B10 method-disabled ${mailAt}`],
    ],
    [
      'PR-B11 nobody can enrol for a mock',
      { verifications: [attached(named.mail, 1), attached(named.mock, 2, { requiresEnrolment: true })] },
      test,
      ['PR-B11 nothing-to-enrol /policy/verifications/1/requiresEnrolment'],
    ],
    [
      'PR-B41 nobody is enrolled automatically for a mock',
      { verifications: [attached(named.mail, 1), attached(named.mock, 2, { autoEnrol: true })] },
      test,
      ['PR-B41 no-enrolment-check /policy/verifications/1/autoEnrol'],
    ],
    [
      'PR-B41 PR-B11 by a check of the tenant\u2019s own people are enrolled automatically',
      { verifications: [attached(named.mail, 1), attached(named.mock, 2, checked)] },
      test,
      [],
    ],
    [
      'PR-B41 a check that is gone, or answers another question, is none',
      { verifications: [attached(named.mail, 1), attached(named.mock, 2, checked)] },
      facts({ environment: 'test', enrolmentChecks: new Map() }),
      ['PR-B41 unknown /policy/verifications/1/enrolmentCheckId'],
    ],
    [
      'PR-B41 a check that is not active tells nothing',
      { verifications: [attached(named.mail, 1), attached(named.mock, 2, checked)] },
      facts({ environment: 'test', enrolmentChecks: new Map([[named.check, { active: false }]]) }),
      ['PR-B41 inactive /policy/verifications/1/enrolmentCheckId'],
    ],
    [
      'PR-B41 no check gives anybody what they would have to prove by',
      { verifications: [attached(named.mail, 1), attached(named.secondMail, 2, checked)] },
      factsWith(named.secondMail, usable('authenticator')),
      ['PR-B41 enrolled-by-oneself /policy/verifications/1/autoEnrol'],
    ],
    [
      'PR-B15 a password is mailed only after somebody has taken the risk',
      generatedBy('display', 'email'),
      allThere,
      ['PR-B15 risk-not-accepted /policy/generatedPassword/deliverBy'],
    ],
    [
      'PR-B15 a password is texted only after somebody has taken the risk',
      generatedBy('sms'),
      allThere,
      ['PR-B15 risk-not-accepted /policy/generatedPassword/deliverBy'],
    ],
    [
      'PR-B31 questions are asked only after somebody has taken the risk',
      verified(named.mail, named.questions),
      allThere,
      ['PR-B15 risk-not-accepted /policy/verifications'],
    ],
    [
      'PR-T15 an identification type that is gone names nobody',
      { identificationTypeId: named.identificationType },
      facts({ identificationType: undefined }),
      ['PR-T15 unknown /policy/identificationTypeId'],
    ],
    [
      'PR-T15 an identification type that is switched off names nobody',
      { identificationTypeId: named.identificationType },
      facts({ identificationType: { active: false, kind: 'email' } }),
      ['PR-T15 inactive /policy/identificationTypeId'],
    ],
    ['PR-B27 a process has a store', { storeId: null }, allThere, ['PR-B27 no-store /policy/storeId']],
    [
      'PR-B27 a store that is gone is none',
      {},
      facts({ store: undefined }),
      ['PR-B27 unknown /policy/storeId'],
    ],
    [
      'PR-B27 a store that may not be used recovers nobody',
      {},
      facts({ store: { ...goodStore, active: false } }),
      ['PR-B27 inactive /policy/storeId'],
    ],
    [
      'PR-B31 a process offers something',
      { actions: [], resetLink: 'none' },
      allThere,
      ['PR-B31 no-action /policy/actions'],
    ],
    [
      'PR-B31 an application is there',
      {},
      facts({ application: undefined }),
      ['PR-B31 unknown /applicationId'],
    ],
    [
      'PR-B31 an application is in use',
      {},
      facts({ application: { active: false, origins: [] } }),
      ['PR-B31 inactive /applicationId'],
    ],
    [
      'PR-B31 a verification is active',
      {},
      factsWith(named.mail, usable('email', { active: false })),
      [`PR-B31 inactive ${mailAt}`],
    ],
    [
      'PR-B31 a verification that is gone is none',
      verified(named.mail, named.absent),
      allThere,
      ['PR-B31 unknown /policy/verifications/1/verificationId'],
    ],
    [
      'PR-B31 a store that cannot unlock is not asked to',
      { actions: ['unlock'], resetLink: 'none' },
      facts({ store: { ...goodStore, canUnlock: false } }),
      ['PR-B31 store-cannot-unlock /policy/actions'],
    ],
    [
      'PR-B31 a store that cannot unlock is not asked to on a reset',
      { actions: ['reset_and_unlock'], unlockOnReset: true },
      facts({ store: { ...goodStore, canUnlock: false } }),
      ['PR-B31 store-cannot-unlock /policy/actions', 'PR-B31 store-cannot-unlock /policy/unlockOnReset'],
    ],
    [
      'AS-10 PR-B31 a store that makes its passwords itself can be asked for one',
      {},
      facts({ store: { ...goodStore, acceptsPassword: false, answersLater: true } }),
      [],
    ],
    [
      'PR-B31 a password is not made for whom it could not be shown to',
      { resetLink: 'none', generatedPassword: { deliverBy: ['display'] } },
      facts({ store: { ...goodStore, answersLater: true } }),
      ['PR-B31 store-answers-later /policy/generatedPassword'],
    ],
    [
      'PR-B31 a store that makes its passwords itself takes none by change',
      { actions: ['change'], resetLink: 'none' },
      facts({ store: { ...goodStore, acceptsPassword: false } }),
      ['PR-B31 store-takes-no-password /policy/storeId'],
    ],
    [
      'PR-T16 what is to run after a reset is there',
      { postResetExtensionId: named.absent },
      facts({ postReset: undefined }),
      ['PR-T16 unknown /policy/postResetExtensionId'],
    ],
    [
      'PR-T16 what is to run after a reset is active',
      { postResetExtensionId: named.absent },
      facts({ postReset: { active: false } }),
      ['PR-T16 inactive /policy/postResetExtensionId'],
    ],
    [
      'PR-T14 what is to make passwords is there',
      { resetLink: 'none', generatedPassword: { deliverBy: ['display'], extensionId: named.absent } },
      facts({ generator: undefined }),
      ['PR-T14 unknown /policy/generatedPassword/extensionId'],
    ],
    [
      'PR-T14 what is to make passwords is active',
      { resetLink: 'none', generatedPassword: { deliverBy: ['display'], extensionId: named.absent } },
      facts({ generator: { active: false } }),
      ['PR-T14 inactive /policy/generatedPassword/extensionId'],
    ],
    [
      'PR-B31 a store that makes its passwords itself takes none of ours',
      { resetLink: 'none', generatedPassword: { deliverBy: ['display'] } },
      facts({ store: { ...goodStore, acceptsPassword: false } }),
      ['PR-B31 store-takes-no-password /policy/storeId'],
    ],
    [
      'PR-B31 a link is not texted where nothing can be',
      { resetLink: 'sms' },
      facts({ canSendSms: false }),
      ['PR-B31 no-sms /policy/resetLink'],
    ],
    [
      'PR-B26 a code by SMS needs an active service',
      verified(named.mail, named.phone),
      facts({ hasSmsService: false }),
      ['PR-B26 no-sms-service /policy/verifications/1/verificationId'],
    ],
    [
      'PR-B31 BY-13 the proofs reach the weight that is asked for',
      { assurance: { weight: 3, classes: 1 } },
      allThere,
      ['PR-B31 assurance-not-reached /policy/assurance'],
    ],
    [
      'S-34 two proofs of one class count once',
      { ...verified(named.mail, named.secondMail), assurance: { weight: 2, classes: 2 } },
      allThere,
      ['PR-B31 assurance-not-reached /policy/assurance'],
    ],
    [
      'PR-T16 a public address is of one process',
      {},
      facts({ addressTaken: true }),
      ['PR-T16 address-taken /policy/publicAccess/addressSuffix'],
    ],
    [
      'S-35 a mail proves nothing to the store that holds the mailbox',
      {},
      facts({ store: { ...goodStore, holdsMailboxes: true } }),
      [`S-35 circular-proof ${mailAt}`, 'S-35 circular-proof /policy/resetLink'],
    ],
    [
      'S-49 a mock proves nothing to live users',
      verified(named.mail, named.mock),
      allThere,
      ['S-49 mock-in-live /policy/verifications/1/verificationId'],
    ],
    [
      'S-49 a mock store keeps nothing for live users',
      {},
      facts({ store: { ...goodStore, mock: true } }),
      ['S-49 mock-in-live /policy/storeId'],
    ],
  ])('%s', (_, changes, around, expected) => {
    expect(refusals(policyOf(changes), around)).toEqual(expected);
  });

  it('PR-B07 one group that is left is enough, and everyone needs none', () => {
    const audience = { everyone: false, groupIds: [named.otherGroup, named.group] };
    expect(refusals(policyOf({ audience }), facts({ groupIds: new Set([named.group]) }))).toEqual([]);
    expect(refusals(policyOf(), facts({ groupIds: new Set() }))).toEqual([]);
  });

  it('PR-T15 a user name or an address needs no type, and one that is there may be chosen', () => {
    expect(refusals(policyOf(), facts({ identificationType: undefined }))).toEqual([]);
    expect(refusals(policyOf({ identificationTypeId: named.identificationType }))).toEqual([]);
  });

  it('PR-B08 as many verifications as the minimum are enough', () => {
    expect(
      refusals(policyOf({ ...verified(named.mail, named.secondMail), minimumVerifications: 2 })),
    ).toEqual([]);
  });

  it('PR-B11 what was left open is as the method says: an address on file is enrolment enough', () => {
    expect(refusals(policyOf({ verifications: [attached(named.mail, 1, { autoEnrol: true })] }))).toEqual([]);
    expect(
      refusals(policyOf({ verifications: [attached(named.mail, 1, { requiresEnrolment: true })] })),
    ).toEqual([]);
  });

  it('PR-B15 a risk that was taken hinders nothing any more; another one’s still does', () => {
    const mailed = policyOf(generatedBy('email', 'sms'));
    expect(refusals(mailed, allThere, [taken('mailed_password'), taken('texted_password')])).toEqual([]);
    expect(refusals(mailed, allThere, [taken('mailed_password')])).toEqual([
      'PR-B15 risk-not-accepted /policy/generatedPassword/deliverBy',
    ]);
    expect(refusals(policyOf(generatedBy('display')))).toEqual([]);
    const asked = policyOf(verified(named.mail, named.questions));
    expect(refusals(asked, allThere, [taken('questions')])).toEqual([]);
    const personal = factsWith(named.questions, usable('personal_data'));
    expect(refusals(asked, personal, [taken('questions')])).toEqual([
      'PR-B15 risk-not-accepted /policy/verifications',
    ]);
    expect(refusals(asked, personal, [taken('personal_data')])).toEqual([]);
  });

  it('PR-B31 a texted password waits for a way to send it', () => {
    const policy = policyOf(generatedBy('sms'));
    expect(refusals(policy, facts({ canSendSms: false }), [taken('texted_password')])).toEqual([
      'PR-B31 no-sms /policy/generatedPassword/deliverBy',
    ]);
  });

  it('PR-B31 a store that makes its passwords itself serves a process that gives it none', () => {
    const store = { ...goodStore, acceptsPassword: false };
    expect(refusals(policyOf({ actions: ['unlock'], resetLink: 'none' }), facts({ store }))).toEqual([]);
  });

  it('BY-13 S-83 questions or personal data alone never activate, whatever risk was taken', () => {
    for (const method of ['questions', 'personal_data', 'personal_data_confirmation'] as const) {
      const assurance = { weight: 1, classes: 1 };
      const alone = policyOf({ ...verified(named.questions), assurance, publicAccess: null });
      const risks = [taken('questions'), taken('personal_data')];
      expect(refusals(alone, factsWith(named.questions, usable(method)), risks)).toEqual([
        'PR-B31 assurance-not-reached /policy/assurance',
        'BY-13 knowledge-alone /policy/verifications',
      ]);
    }
  });

  it('BY-13 questions that may be chosen instead of a proof never activate', () => {
    const verifications = [
      attached(named.mail, 1, { mandatory: false }),
      attached(named.questions, 2, { mandatory: false }),
    ];
    const policy = policyOf({ verifications, userMayChoose: true });
    expect(refusals(policy, allThere, [taken('questions')])).toEqual([
      'PR-B31 assurance-not-reached /policy/assurance',
      'BY-13 knowledge-alone /policy/verifications',
    ]);
    expect(refusals(policyOf({ verifications }), allThere, [taken('questions')])).toEqual([]);
  });

  it('BY-13 a real proof is asked for before questions', () => {
    expect(refusals(policyOf(verified(named.questions, named.mail)), allThere, [taken('questions')])).toEqual(
      ['BY-13 knowledge-first /policy/verifications'],
    );
  });

  it('S-83 what an agent confirms comes after a proof, where nobody begins by themselves, and never in silence', () => {
    const confirmed = factsWith(named.questions, usable('personal_data_confirmation'));
    const risks = [taken('personal_data')];
    const asked = { ...verified(named.mail, named.questions), publicAccess: null };
    expect(refusals(policyOf(asked), confirmed, risks)).toEqual([]);
    expect(refusals(policyOf(asked), confirmed, [])).toEqual([
      'PR-B15 risk-not-accepted /policy/verifications',
    ]);
    const first = { ...verified(named.questions, named.mail), publicAccess: null };
    expect(refusals(policyOf(first), confirmed, risks)).toEqual([
      'BY-13 knowledge-first /policy/verifications',
    ]);
    const bySelf = policyOf(verified(named.mail, named.questions));
    expect(refusals(bySelf, confirmed, risks)).toEqual([
      'S-83 agent-only /policy/verifications/1/verificationId',
    ]);
    const { verdicts } = validateProcess({ policy: bySelf, risks, facts: confirmed });
    expect(verdicts.flatMap(({ faults }) => faults.map(({ detail }) => detail))).toContain(
      'An agent must confirm this: take it away, or take public access away.',
    );
  });

  it('PR-M12 personal data may be asked of people who begin by themselves, after their mail', () => {
    const facts = factsWith(named.questions, usable('personal_data'));
    const bySelf = { policy: policyOf(verified(named.mail, named.questions)), facts };
    expect(runsByItself(bySelf)).toBe(true);
    const confirmed = factsWith(named.questions, usable('personal_data_confirmation'));
    expect(runsByItself({ ...bySelf, facts: confirmed })).toBe(false);
  });

  it('S-83 nothing that is only known is asked of privileged people: no process that asks it recovers them', () => {
    const strong = { ...verified(named.mail, named.mock), privilegedAssurance: { weight: 4, classes: 2 } };
    const more = { ...strong, ...verified(named.mail, named.mock, named.questions) };
    expect(recoversPrivileged({ policy: policyOf(strong), facts: test })).toBe(true);
    for (const method of ['questions', 'personal_data', 'personal_data_confirmation'] as const) {
      const facts = { ...factsWith(named.questions, usable(method)), environment: 'test' as const };
      expect(recoversPrivileged({ policy: policyOf(more), facts })).toBe(false);
      const { verdicts } = validateProcess({ policy: policyOf(more), risks: [], facts });
      expect(verdicts.flatMap(({ faults }) => faults.map(({ detail }) => detail))).toContain(
        'Privileged accounts are never asked questions or personal data; this process cannot recover them.',
      );
    }
  });

  it('S-35 a mailed password to the mailbox itself is circular; what is not mailed is not', () => {
    const store = { ...goodStore, holdsMailboxes: true };
    const shown = { ...verified(named.mock), ...generatedBy('display') };
    expect(refusals(policyOf(shown), facts({ environment: 'test', store }))).toEqual([]);
    const mailed = { ...verified(named.mock), ...generatedBy('email') };
    expect(
      refusals(policyOf(mailed), facts({ environment: 'test', store }), [taken('mailed_password')]),
    ).toEqual(['S-35 circular-proof /policy/generatedPassword/deliverBy']);
  });

  it('S-49 mocks work in the test environment', () => {
    const store = { ...goodStore, mock: true };
    expect(refusals(policyOf(verified(named.mock)), facts({ environment: 'test', store }))).toEqual([]);
  });

  it.each([
    ['https://acme.example/welcome', true],
    ['https://recover.acme.example', true],
    ['https://acme.example.evil.example/', false],
    ['https://acme.example:8443/', false],
    ['https://user@acme.example/', false],
    ['https://:word@acme.example/', false],
    ['http://acme.example/', false],
    ['javascript:alert(1)', false],
    ['/welcome', false],
  ])('S-01 PR-T16 people are sent to %s: %s', (redirectUrl, home) => {
    const expected = home ? [] : ['PR-T16 foreign-origin /policy/redirectUrl'];
    expect(refusals(policyOf({ redirectUrl }))).toEqual(expected);
  });

  it('PR-T16 what is not public needs no address', () => {
    expect(refusals(policyOf({ publicAccess: null }), facts({ addressTaken: true }))).toEqual([]);
  });

  it('BY-13 what only privileged people miss is a warning and hinders nothing', () => {
    const warned = (changes: Written): boolean | undefined =>
      validateProcess({ policy: policyOf(changes), risks: [], facts: test }).verdicts.find(
        ({ pointer, severity }) => severity === 'warning' && pointer === '/policy/privilegedAssurance',
      )?.passed;
    expect(warned({})).toBe(false);
    expect(warned({ privilegedAssurance: null })).toBe(true);
    expect(warned({ privilegedAssurance: { weight: 2, classes: 1 } })).toBe(true);
    expect(warned(verified(named.mail, named.mock))).toBe(true);
  });

  it('EX-A2 the report names every rule in words, with the place that it shows at', () => {
    const report = validateProcess({ policy: policyOf({ storeId: null }), risks: [], facts: allThere });
    expect(report.activatable).toBe(false);
    expect(report.verdicts).toHaveLength(processRules.length);
    for (const { words, pointer, passed, faults } of report.verdicts) {
      expect(words).toMatch(/^[A-Z].{15,}\.$/);
      expect(pointer).toMatch(/^\/policy/);
      expect(passed).toBe(faults.length === 0);
      for (const { detail } of faults) expect(detail).toMatch(/^[A-Z].{15,}\.$/);
    }
    expect(new Set(processRules.map(({ id, words }) => `${id} ${words}`)).size).toBe(processRules.length);
  });

  it('PR-B05 a contradiction that a stored policy holds hinders its activation too', () => {
    const policy = policyOf(verified(named.mail, named.mail));
    expect(refusals(policy)).toContain('PR-B05 attached-twice /policy/verifications/1/verificationId');
  });

  it.each([
    ['daily', false],
    ['weekly', true],
    ['off', true],
  ])(
    'PR-T16 reminders that are more frequent than they are sent are told, and hinder nothing: %s',
    (said, passed) => {
      const policy = policyOf({ enrolmentReminder: said });
      const report = validateProcess({ policy, risks: [], facts: allThere });
      const verdict = report.verdicts.find(({ pointer }) => pointer === '/policy/enrolmentReminder');
      expect([verdict?.severity, verdict?.passed, report.activatable]).toEqual(['warning', passed, true]);
    },
  );

  it('the reason of a deactivation tells rules and words, a line each, and no warning', () => {
    const judged = {
      policy: policyOf({ publicAccess: null, storeId: null }),
      risks: [],
      facts: facts({ application: undefined }),
    };
    const report = validateProcess(judged);
    expect(hindrances(report).map(({ code }) => code)).toEqual(['no-store', 'unknown']);
    expect(reasonFor(report)).toBe(
      [
        'PR-B27 no-store /policy/storeId: Choose the store whose passwords are recovered.',
        'PR-B31 unknown /applicationId: There is no such application here.',
      ].join('\n'),
    );
  });
});
