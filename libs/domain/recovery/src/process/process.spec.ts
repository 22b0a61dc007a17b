import { describe, expect, it } from '@jest/globals';
import { InvalidInput, StaleVersion, type DomainError } from '@latchkey/kernel';
import {
  allThere,
  drafted,
  facts,
  goodStore,
  named,
  sound,
  attached,
  taken,
  type Written,
} from '../testing/process-stories.ts';
import { after, noon } from '../testing/request-stories.ts';
import type { Process } from './process.ts';

const byAda = { at: noon, actor: 'staff:ada' };
const happened = (process: Process): string[] => process.pullEvents().map(({ name }) => name);
const faultsOf = (work: () => unknown): string[] => {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidInput);
    return (error as DomainError).errors.map(({ pointer, code }) => `${code} ${pointer}`);
  }
  throw new Error('nothing was refused');
};

describe('a process', () => {
  it('PR-T16 is an inactive draft until somebody activates it', () => {
    const process = drafted();
    expect(process).toMatchObject({ status: 'inactive', activeVersion: null, lastVersion: 0, risks: [] });
    process.activate(allThere, byAda);
    expect(process).toMatchObject({
      ...{ status: 'active', activeVersion: 1, lastVersion: 1 },
      ...{ activeStoreId: named.store, activeSuffix: 'forgotten' },
    });
    expect(happened(process)).toEqual(['recovery.process.created', 'recovery.process.activated']);
  });

  it('PR-T16 has the defaults of the house where nothing was said', () => {
    expect(drafted({}).draft).toEqual({
      actions: ['reset'],
      audience: { everyone: true, groupIds: [] },
      publicAccess: null,
      identificationTypeId: null,
      storeId: null,
      verifications: [],
      minimumVerifications: 1,
      userMayChoose: false,
      assurance: { weight: 2, classes: 1 },
      privilegedAssurance: { weight: 4, classes: 2 },
      resetLink: 'email',
      generatedPassword: null,
      unlockOnReset: false,
      redirectUrl: null,
      windows: {
        ...{ requestExpiry: 30, retryWindow: 1440, successWindow: 0 },
        ...{ unlockWindow: 1440, maxAttempts: 5, attemptWindow: 1440 },
      },
      postResetExtensionId: null,
      enrolmentReminder: 'weekly',
    });
  });

  it.each([
    ['requestExpiry', 4, 31],
    ['retryWindow', -1, 129_601],
    ['successWindow', -1, 1441],
    ['unlockWindow', -1, 129_601],
    ['maxAttempts', 0, 11],
    ['attemptWindow', 59, 129_601],
  ])('PR-T16 keeps %s within its hard limits, whoever asks', (name, tooLittle, tooMuch) => {
    for (const value of [tooLittle, tooMuch, 7.5]) {
      expect(faultsOf(() => drafted({ windows: { [name]: value } }))).toEqual([
        `out-of-range /policy/windows/${name}`,
      ]);
    }
    for (const value of [tooLittle + 1, tooMuch - 1]) {
      expect(drafted({ windows: { [name]: value } }).draft.windows).toMatchObject({ [name]: value });
    }
  });

  it('PR-T16 takes a public address of small letters, digits and inner hyphens', () => {
    const withSuffix = (addressSuffix: string) => () => drafted({ publicAccess: { addressSuffix } });
    for (const bad of ['', '-a', 'a-', 'A', 'a b', 'ä', 'a/b', 'a.b', 'x'.repeat(65)])
      expect(faultsOf(withSuffix(bad))).toEqual(['out-of-range /policy/publicAccess/addressSuffix']);
    for (const good of ['a', 'a-b', '0', 'x'.repeat(64)]) expect(withSuffix(good)().draftSuffix).toBe(good);
    expect(drafted({}).draftSuffix).toBeNull();
  });

  it('PR-B31 that is incomplete can be saved, and not activated: every fault is told at once', () => {
    const process = drafted({});
    expect(faultsOf(() => process.activate(facts({ store: undefined }), byAda))).toEqual([
      'too-few-verifications /policy/minimumVerifications',
      'no-verification /policy/verifications',
      'no-store /policy/storeId',
      'assurance-not-reached /policy/assurance',
    ]);
    expect(process.status).toBe('inactive');
    expect(happened(process)).toEqual(['recovery.process.created']);
  });

  it('PR-T16 keeps what is in force when its draft changes, and puts the draft in force as a new version', () => {
    const process = drafted();
    const first = process.activate(allThere, byAda);
    process.changeDraft('Forgotten Password', { ...sound, enrolmentReminder: 'off' }, 1);
    expect(first.policy.enrolmentReminder).toBe('weekly');
    expect(process).toMatchObject({ status: 'active', activeVersion: 1 });
    const second = process.activate(allThere, { at: after(60_000), actor: 'staff:grace' });
    expect(second).toMatchObject({
      ...{ processId: 'process', number: 2, storeId: named.store, owed: [named.mail], selfService: true },
      ...{ activatedAt: after(60_000), activatedBy: 'staff:grace' },
    });
    expect(second.policy.enrolmentReminder).toBe('off');
    expect(process.activeVersion).toBe(2);
  });

  it('PR-T16 of two who save at once refuses the one who had not seen the other', () => {
    const process = drafted();
    process.version = 2;
    expect(() => process.changeDraft('Late', sound, 1)).toThrow(StaleVersion);
    expect(process.name).toBe('Forgotten Password');
    process.changeDraft('Early', sound, 2);
    expect(process).toMatchObject({ name: 'Early', nameKey: 'early' });
  });

  it('PR-B30 serves one store: activating a draft with another store replaces it in the same step', () => {
    const process = drafted();
    process.activate(allThere, byAda);
    process.changeDraft('Forgotten Password', { ...sound, storeId: named.absent }, 1);
    expect(process.activeStoreId).toBe(named.store);
    const version = process.activate(allThere, byAda);
    expect([process.activeStoreId, version.storeId]).toEqual([named.absent, named.absent]);
  });

  it('PR-B19 PR-T15 holds its identification type while it is active, by the version in force', () => {
    const process = drafted({ ...sound, identificationTypeId: named.identificationType });
    expect(process.activeIdentificationTypeId).toBeNull();
    const version = process.activate(allThere, byAda);
    process.changeDraft('Forgotten Password', sound, 1);
    expect(process.activeIdentificationTypeId).toBe(named.identificationType);
    process.revalidate(version, facts({ identificationType: { active: false, kind: 'email' } }));
    expect(process).toMatchObject({ status: 'inactive', activeIdentificationTypeId: null });
    expect(process.deactivationReason).toMatch(/^PR-T15 inactive \/policy\/identificationTypeId: /);
  });

  it('PR-B07 PR-B09 deactivates itself when something that it needs is taken away, and says why', () => {
    const process = drafted();
    const version = process.activate(allThere, byAda);
    process.pullEvents();
    process.revalidate(version, allThere);
    expect(process.status).toBe('active');
    process.revalidate(version, facts({ store: { ...goodStore, active: false } }));
    expect(process).toMatchObject({
      ...{ status: 'inactive', activeVersion: null, activeStoreId: null, activeSuffix: null, lastVersion: 1 },
      deactivationReason:
        'PR-B27 inactive /policy/storeId: A credential manager must decide that this store may be used.',
    });
    expect(process.pullEvents()).toEqual([
      expect.objectContaining({
        ...{ name: 'recovery.process.deactivated-itself', subject: 'process', outcome: 'failure' },
        ...{ reason: process.deactivationReason, applicationId: process.applicationId },
      }),
    ]);
    process.revalidate(version, facts({ store: undefined }));
    expect(happened(process)).toEqual([]);
    process.activate(allThere, byAda);
    expect(process).toMatchObject({ status: 'active', activeVersion: 2, deactivationReason: null });
  });

  it('PR-B31 is judged by the version in force, not by a draft that nobody has activated', () => {
    const process = drafted();
    const version = process.activate(allThere, byAda);
    process.changeDraft('Forgotten Password', {}, 1);
    process.revalidate(version, allThere);
    expect(process.status).toBe('active');
  });

  it('PR-B15 keeps who took a risk: once for each kind, the newest words', () => {
    const process = drafted();
    process.acceptRisk(taken('questions'));
    process.acceptRisk(taken('mailed_password'));
    process.acceptRisk({ ...taken('questions'), text: 'Until May.' });
    expect(process.risks.map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
      'mailed_password: For this summer.',
      'questions: Until May.',
    ]);
    expect(process.activate(allThere, byAda).risks).toEqual(process.risks);
    expect(process.pullEvents()).toContainEqual(
      expect.objectContaining({ name: 'recovery.process.risk-accepted', reason: 'questions' }),
    );
  });

  it('tells each change once', () => {
    const process = drafted();
    process.deactivate();
    process.activate(allThere, byAda);
    for (let n = 0; n < 2; n += 1) process.deactivate();
    process.markDeleted();
    expect(happened(process)).toEqual([
      'recovery.process.created',
      'recovery.process.activated',
      'recovery.process.deactivated',
      'recovery.process.deleted',
    ]);
    expect(process).toMatchObject({ activeVersion: null, activeStoreId: null, activeSuffix: null });
  });

  it('PR-B36 has a name that letter case does not tell apart', () => {
    expect(drafted().nameKey).toBe('forgotten password');
  });

  it('PR-T19 owes its mandatory proofs, and optional ones in order until the minimum is met', () => {
    const verifications = [
      attached(named.secondMail, 3, { mandatory: false }),
      attached(named.mock, 2, { mandatory: false }),
      attached(named.mail, 1),
    ];
    const owed = (minimumVerifications: number): readonly string[] =>
      drafted({ ...sound, verifications, minimumVerifications }).activate(
        facts({ environment: 'test' }),
        byAda,
      ).owed;
    expect(owed(1)).toEqual([named.mail]);
    expect(owed(2)).toEqual([named.mail, named.mock]);
    expect(owed(3)).toEqual([named.mail, named.mock, named.secondMail]);
  });

  it.each([
    ['is not public', { publicAccess: null }],
    ['resets nothing', { actions: ['change'], resetLink: 'none' }],
  ])('PR-T16 is begun by nobody themselves when it %s', (_, changes) => {
    const process = drafted({ ...sound, ...changes });
    expect(process.report(allThere).verdicts).toContainEqual(
      expect.objectContaining({ id: 'PR-T16', severity: 'warning', passed: false }),
    );
    expect(process.activate(allThere, byAda).selfService).toBe(false);
  });

  it.each([
    ['generates the password', { resetLink: 'none', generatedPassword: { deliverBy: ['display'] } }],
    ['only unlocks', { actions: ['unlock'], resetLink: 'none' }],
    ['resets and unlocks at once', { actions: ['reset_and_unlock'] }],
  ])('PR-T16 is begun by people themselves when it %s', (_, changes) => {
    expect(drafted({ ...sound, ...changes }).activate(allThere, byAda).selfService).toBe(true);
  });

  it('PR-B31 is not put in force with a fault, although it has a store, and stays as it was', () => {
    const process = drafted({ ...sound, verifications: [] });
    expect(() => process.activate(allThere, byAda)).toThrow(InvalidInput);
    expect(process).toMatchObject({ status: 'inactive', activeVersion: null, lastVersion: 0 });
  });

  it('PR-B05 a draft that contradicts itself is never kept', () => {
    const contradiction = { ...sound, verifications: [attached(named.mail, 1), attached(named.mail, 2)] };
    expect(() => drafted(contradiction)).toThrow(InvalidInput);
    const process = drafted(sound);
    const before = process.draft;
    expect(() => process.changeDraft('Other', contradiction, process.version)).toThrow(InvalidInput);
    expect(process.draft).toBe(before);
  });

  it.each<[string, Written[], Written, boolean]>([
    ['the mail alone', [attached(named.mail, 1)], {}, true],
    ['the mail, then a mock', [attached(named.mail, 1), attached(named.mock, 2)], {}, true],
    ['a mock before the mail', [attached(named.mail, 2), attached(named.mock, 1)], {}, false],
    ['no mail', [attached(named.mock, 1)], {}, false],
    ['two mails to one mailbox', [attached(named.mail, 1), attached(named.secondMail, 2)], {}, false],
    [
      'the mail and a choice of mocks',
      [attached(named.mail, 1), attached(named.mock, 2, { mandatory: false })],
      { minimumVerifications: 2, userMayChoose: true },
      true,
    ],
    [
      'the mail as one of a choice',
      [attached(named.mail, 1, { mandatory: false }), attached(named.mock, 2, { mandatory: false })],
      { userMayChoose: true, assurance: { weight: 2, classes: 1 } },
      false,
    ],
  ])('PR-T16 is begun by people themselves, given %s', (_, verifications, more, selfService) => {
    const around = facts({ environment: 'test' });
    expect(drafted({ ...sound, verifications, ...more }).activate(around, byAda).selfService).toBe(
      selfService,
    );
  });
});
