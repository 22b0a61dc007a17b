import { beforeEach, describe, expect, it } from '@jest/globals';
import type { StoreAnswer } from '@latchkey/credentials';
import { User } from '@latchkey/identity';
import { DomainError, minutes } from '@latchkey/kernel';
import { within } from '@latchkey/kernel/testing';
import { ManagedAccounts } from '../own-change/managed-account.ts';
import type { ActionRequired } from '../paused-sign-in/action-required.ts';
import { BackChannelRefused, SignInActionFailed, SignInOver } from '../paused-sign-in/errors.ts';
import { PasswordUpdatedCredentialManagerEvent } from '../paused-sign-in/events.ts';
import type { SignedIn } from '../session-grant.ts';
import { SignInEnding } from '../sign-in-ending.ts';
import { actionSettings, type ResetPasswordSettings } from '../sign-in-plan/action-settings.ts';
import type { ResetPasswordEntry } from '../sign-in-plan/reset-password-entry.ts';
import { addAccount, signInHouse, type SignInHouse } from '../testing/sign-in-house.ts';
import { AnswerResetPassword, AnswerResetPasswordHandler } from './answer-reset-password.ts';
import { AwaitActionUpdate, AwaitActionUpdateHandler } from './await-own-change.ts';
import { ContinueSignIn, ContinueSignInHandler } from './continue-sign-in.ts';
import { FindSession, FindSessionHandler } from './find-session.ts';

const password = 'engines weave algebra';
const chosen = 'seven green kettles sing';
const prefix = 'authentication-action.reset-password';

describe('the action reset-password', () => {
  let house: SignInHouse;
  let storeId: string;

  beforeEach(async () => {
    house = signInHouse();
    storeId = await house.openStore();
    await addAccount(house, 'ada', password);
    await person({ resetPassword: 'true' });
  });

  /** The person as the directory of users knows them. */
  const person = async (attributes: Readonly<Record<string, string>>): Promise<void> => {
    const { tenantId, environment, userId: id } = house.world.ours;
    const names = { userName: 'ada', email: 'ada@example.com', displayName: 'Ada Lovelace' };
    const createdAt = await house.world.clock.now();
    await house.at(async () => {
      await house.users.add(
        User.create({ ...names, tenantId, environment, id, storeId, attributes, createdAt }),
      );
    });
  };
  const plan = async (...actions: Partial<ResetPasswordSettings>[]): Promise<void> => {
    const { applicationId } = house.world.ours;
    const read = actions.map((action) =>
      actionSettings.parse({ type: 'reset-password', credentialManager: storeId, ...action }),
    );
    await house.at(async () => {
      const plan = await house.plans.getForUpdate(applicationId);
      plan.change(read, plan.version);
    });
  };
  const paused = async (context: Record<string, string | boolean> = {}): Promise<ActionRequired> => {
    const result = await house.signIn('ada', password, { context });
    if (result.state !== 'action_required') throw new Error('nothing is asked');
    return result;
  };
  const answer = (signInToken: string, entry: ResetPasswordEntry) =>
    house.here(() =>
      house.parts
        .handler(AnswerResetPasswordHandler)
        .execute(new AnswerResetPassword(signInToken, entry, 'en')),
    );
  const goOn = (signInToken: string, premises = house.world.ours): Promise<SignedIn | ActionRequired> =>
    within(premises, () =>
      house.parts.handler(ContinueSignInHandler).execute(new ContinueSignIn(signInToken)),
    );
  const outcome = (changeId: string) =>
    house.here(() => house.parts.handler(AwaitActionUpdateHandler).execute(new AwaitActionUpdate(changeId)));
  /** The person chooses, and the store answers. */
  const update = async (
    signInToken: string,
    entry: ResetPasswordEntry,
    told: StoreAnswer,
  ): Promise<string> => {
    const { changeId } = await answer(signInToken, entry);
    if (changeId === null) throw new Error('nothing was changed');
    await house.settle(changeId, told);
    return changeId;
  };
  const faults = async (work: Promise<unknown>): Promise<readonly string[]> => {
    const refusal = await work.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (!(refusal instanceof DomainError)) throw new Error(`not refused: ${String(refusal)}`);
    return refusal.errors.map(({ pointer, code }) => `${pointer} ${code}`);
  };
  const failure = async (work: Promise<unknown>): Promise<string | undefined> => {
    const refusal = await work.then(
      () => undefined,
      (error: unknown) => error,
    );
    return refusal instanceof SignInActionFailed ? refusal.failure : undefined;
  };
  const updatesHeard = () =>
    house.world.database.happenings
      .map(({ event }) => event)
      .filter((event) => event instanceof PasswordUpdatedCredentialManagerEvent);
  const userAttributes = async () =>
    (await house.at(() => house.users.get(house.world.ours.userId))).attributes;

  it('AA-01 asks for a new password only while the attribute is true', async () => {
    await plan({});
    expect((await paused()).action).toEqual({
      ...{ type: 'reset-password', askCurrentPassword: false, allowSkip: false },
    });
    for (const value of ['false', 'no', '1']) {
      await house.at(async () => {
        const user = await house.users.getForUpdate(house.world.ours.userId);
        user.changeAttributes({ resetPassword: value }, user.version);
      });
      expect((await house.signIn('ada', password)).state).toBe('signed_in');
    }
  });

  it('AA-01 without a plan nothing is asked, and a wrong password is refused before anything is', async () => {
    expect((await house.signIn('ada', password)).state).toBe('signed_in');
    await plan({});
    await expect(house.signIn('ada', 'a wrong one')).rejects.toThrow('not right');
  });

  it('AA-02 looks at the attribute resetPassword unless another one is named', async () => {
    expect(actionSettings.parse({ type: 'reset-password', credentialManager: storeId }).attribute).toBe(
      'resetPassword',
    );
    await plan({ attribute: 'mustChoose' });
    expect((await house.signIn('ada', password)).state).toBe('signed_in');
  });

  it('AA-03 looks at attributes of the person, of the sign-in, or of an action before', async () => {
    const flags: Record<string, boolean> = {};
    const attempt = async (settings: Partial<ResetPasswordSettings>) => {
      await plan(settings);
      return (await house.signIn('ada', password, { context: flags })).state;
    };
    expect(await attempt({ attributeSource: 'subject' })).toBe('action_required');
    expect(await attempt({ attributeSource: 'context' })).toBe('signed_in');
    flags['resetPassword'] = true;
    expect(await attempt({ attributeSource: 'context' })).toBe('action_required');
    expect(await attempt({ attributeSource: 'action' })).toBe('signed_in');
    await plan(
      { allowSkip: true },
      { attributeSource: 'action', attribute: 'passwordSkipped', askCurrentPassword: true },
    );
    const { signInToken } = await paused();
    await answer(signInToken, { skip: true });
    expect(await goOn(signInToken)).toMatchObject({
      ...{ state: 'action_required', action: { askCurrentPassword: true, allowSkip: false } },
    });
  });

  it('AA-03 a name that every object has is no attribute', async () => {
    await plan({ attribute: 'constructor' });
    expect((await house.signIn('ada', password)).state).toBe('signed_in');
  });

  it('AA-04 the credential manager is named, and the password is changed there', async () => {
    expect(actionSettings.safeParse({ type: 'reset-password' }).success).toBe(false);
    await plan({});
    const { signInToken } = await paused();
    const { changeId } = await answer(signInToken, { password: chosen });
    expect(await house.change(changeId ?? '')).toMatchObject({
      storeId,
      operation: 'reset',
      state: 'intended',
    });
    expect(await house.sealed(changeId ?? '')).toEqual({ password: chosen });
  });

  it('AA-06 may be skipped only where that is allowed', async () => {
    await plan({ allowSkip: true });
    for (const entry of [{ skip: true }, { password: '' }, {}]) {
      const { signInToken, action } = await paused();
      expect(action.allowSkip).toBe(true);
      expect(await answer(signInToken, entry)).toEqual({ changeId: null });
      expect((await goOn(signInToken)).state).toBe('signed_in');
    }
    expect(await userAttributes()).toEqual({ resetPassword: 'true' });
    await plan({});
    const { signInToken } = await paused();
    expect(await faults(answer(signInToken, { skip: true }))).toHaveLength(1);
    expect((await goOn(signInToken)).state).toBe('action_required');
  });

  it('AA-07 compares the current password in the store where it is asked for', async () => {
    await plan({ askCurrentPassword: true });
    const { signInToken } = await paused();
    const { changeId } = await answer(signInToken, { password: chosen, currentPassword: password });
    expect(await house.change(changeId ?? '')).toMatchObject({ operation: 'change' });
    expect(await house.sealed(changeId ?? '')).toEqual({ password: chosen, current: password });
  });

  it('AA-08 a new password matches the expression, in linear time', async () => {
    await plan({ regularExpression: '^(?=.*\\d)(?=.*[a-z]).{12,}$' });
    const { signInToken } = await paused();
    expect(await faults(answer(signInToken, { password: chosen }))).toEqual([
      `/password ${prefix}.validation.error.password.weak`,
    ]);
    expect((await answer(signInToken, { password: `${chosen} 7` })).changeId).not.toBeNull();
    await plan({ regularExpression: '^(a+)+$' });
    const again = await paused();
    expect(await faults(answer(again.signInToken, { password: `${'a'.repeat(200)}!` }))).toHaveLength(1);
  });

  it('AA-09 changes no attribute itself: a listener hears of the update, and the next sign-in does not ask', async () => {
    await plan({});
    const { signInToken } = await paused();
    const { changeId } = await answer(signInToken, { password: chosen });
    expect(await userAttributes()).toEqual({ resetPassword: 'true' });
    await house.settle(changeId ?? '', { kind: 'applied' });
    expect(await outcome(changeId ?? '')).toBe('PASSWORD_CHANGED');
    expect(updatesHeard()).toMatchObject([
      { subject: house.world.ours.userId, credentialManager: storeId, attribute: 'resetPassword' },
    ]);
    expect(await userAttributes()).toEqual({});
    expect((await goOn(signInToken)).state).toBe('signed_in');
    expect((await house.signIn('ada', password)).state).toBe('signed_in');
  });

  it('AA-09 a refused password clears nothing, and the person may choose again', async () => {
    await plan({});
    const { signInToken } = await paused();
    const told = { kind: 'rejected', reason: 'history' } as const;
    const changeId = await update(signInToken, { password: chosen }, told);
    expect(await faults(outcome(changeId))).toEqual(['/password store-refused']);
    expect(await userAttributes()).toEqual({ resetPassword: 'true' });
    expect((await goOn(signInToken)).state).toBe('action_required');
    await update(signInToken, { password: chosen }, { kind: 'applied' });
    expect((await goOn(signInToken)).state).toBe('signed_in');
  });

  it('AA-10 AA-11 refuses an empty password, and one that was typed in two ways', async () => {
    await plan({});
    const { signInToken } = await paused();
    for (const entry of [{}, { password: '' }, { password: '', password2: chosen }]) {
      expect(await faults(answer(signInToken, entry))).toEqual([
        `/password ${prefix}.validation.error.password.required`,
      ]);
    }
    expect(await faults(answer(signInToken, { password: chosen, password2: 'something else' }))).toEqual([
      `/password2 ${prefix}.validation.error.password.mismatch`,
    ]);
    expect((await answer(signInToken, { password: chosen, password2: chosen })).changeId).not.toBeNull();
  });

  it('AA-11 AA-12 tells every fault at once, and takes either normal form for the same', async () => {
    await plan({ regularExpression: '^[a-z ]+$' });
    const { signInToken } = await paused();
    expect(await faults(answer(signInToken, { password: 'KETTLES AND MORE', password2: '' }))).toEqual([
      `/password2 ${prefix}.validation.error.password.mismatch`,
      `/password ${prefix}.validation.error.password.weak`,
    ]);
    await plan({});
    const again = await paused();
    const [nfc, nfd] = ['NFC', 'NFD'].map((form) => 'déjà vu encore une fois'.normalize(form));
    const { changeId } = await answer(again.signInToken, { password: nfd, password2: nfc });
    expect(await house.sealed(changeId ?? '')).toEqual({ password: nfc });
  });

  it('AA-12 is judged as every password of its store too', async () => {
    await plan({});
    const { signInToken } = await paused();
    expect(await faults(answer(signInToken, { password: 'password12345678' }))).toEqual(['/password common']);
  });

  it('AA-13 tells a wrong current password, which the store has found wrong or which was not typed', async () => {
    await plan({ askCurrentPassword: true });
    const { signInToken } = await paused();
    const wrong = [`/currentPassword ${prefix}.validation.error.incorrect.credentials`];
    expect(await faults(answer(signInToken, { password: chosen }))).toEqual(wrong);
    const entry = { password: chosen, currentPassword: 'not this one' };
    const changeId = await update(signInToken, entry, { kind: 'rejected', reason: 'wrong-password' });
    expect(await faults(outcome(changeId))).toEqual(wrong);
    expect((await goOn(signInToken)).state).toBe('action_required');
  });

  it('AA-14a fails without a subject', async () => {
    const settings = actionSettings.parse({ type: 'reset-password', credentialManager: storeId });
    const managed = house.parts.get(ManagedAccounts);
    expect(await failure(house.at(() => managed.require(undefined, settings)))).toBe('subject-absent');
  });

  it('AA-05 AA-14b fails when the account manager does not find the account any more', async () => {
    await plan({ accountManager: 'users' });
    const { signInToken } = await paused();
    await house.at(async () => (await house.users.getForUpdate(house.world.ours.userId)).disable());
    expect(await failure(answer(signInToken, { password: chosen }))).toBe('account-not-found');
    await plan({ accountManager: null });
    await house.at(async () => (await house.users.getForUpdate(house.world.ours.userId)).enable());
    expect((await answer((await paused()).signInToken, { password: chosen })).changeId).not.toBeNull();
  });

  it.each([
    ['is inactive', {}, 'inactive', {}],
    ['takes no password', { acceptsPassword: false }, 'active', {}],
    ['cannot compare', { canChange: false }, 'active', { askCurrentPassword: true }],
  ] as const)('AA-14c fails when the credential manager %s', async (_, abilities, status, settings) => {
    house = signInHouse();
    storeId = await house.openStore(abilities, status);
    await addAccount(house, 'ada', password);
    await person({ resetPassword: 'true' });
    await plan(settings);
    const { signInToken } = await paused();
    const entry = { password: chosen, currentPassword: password };
    expect(await failure(answer(signInToken, entry))).toBe('credential-manager-cannot-update');
  });

  it('AA-14c fails when the password is in another store', async () => {
    await plan({});
    await addAccount(house, 'ada', password, { storeId: house.world.secrets.id() });
    const { signInToken } = await paused();
    expect(await failure(answer(signInToken, { password: chosen }))).toBe('credential-manager-cannot-update');
  });

  it('AA-15 is refused where nobody can be asked, and goes unnoticed where nothing is asked', async () => {
    await plan({});
    await expect(house.signIn('ada', password, { channel: 'back' })).rejects.toThrow(BackChannelRefused);
    await plan({ attribute: 'somethingElse' });
    expect((await house.signIn('ada', password, { channel: 'back' })).state).toBe('signed_in');
  });

  it('opens one session, whoever asks how often', async () => {
    await plan({});
    const { signInToken } = await paused();
    await update(signInToken, { password: chosen }, { kind: 'applied' });
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => goOn(signInToken)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(goOn(signInToken)).rejects.toThrow(SignInOver);
  });

  it('waits ten minutes, takes five passwords, and one at a time', async () => {
    await plan({});
    const { signInToken } = await paused();
    const { changeId } = await answer(signInToken, { password: chosen });
    await expect(answer(signInToken, { password: chosen })).rejects.toThrow(SignInOver);
    await expect(goOn(signInToken)).rejects.toThrow(SignInOver);
    await house.settle(changeId ?? '', { kind: 'unavailable' });
    for (let n = 0; n < 4; n += 1) await update(signInToken, { password: chosen }, { kind: 'unavailable' });
    await expect(answer(signInToken, { password: chosen })).rejects.toThrow(SignInOver);
    const { signInToken: late } = await paused();
    house.world.clock.advance(minutes(10));
    await expect(answer(late, { password: chosen })).rejects.toThrow(SignInOver);
    await expect(goOn(late)).rejects.toThrow(SignInOver);
  });

  it('S-33 ends the other sessions and sign-ins of the account, and its open recoveries', async () => {
    await plan({});
    const before = await paused();
    await plan();
    const { sessionToken } = await house.signedIn('ada', password);
    await plan({});
    const { signInToken } = await paused();
    await update(signInToken, { password: chosen }, { kind: 'applied' });
    const look = house.here(() =>
      house.parts.handler(FindSessionHandler).execute(new FindSession(sessionToken)),
    );
    await expect(look).rejects.toThrow('not signed in');
    await expect(goOn(before.signInToken)).rejects.toThrow(SignInOver);
    expect(house.ownChanges.cancelled).toEqual([house.world.ours.userId]);
    const mails = await house.at(async () => house.messages.table.all().map(({ kind }) => kind));
    expect(mails).toEqual(['password-changed']);
    expect((await goOn(signInToken)).state).toBe('signed_in');
  });

  it('S-33 a recovery in the meantime ends the sign-in that waits', async () => {
    await plan({});
    const { signInToken } = await paused();
    await house.at(async () => {
      await house.parts.get(SignInEnding).endAll(house.world.ours.userId, await house.world.clock.now());
    });
    await expect(answer(signInToken, { password: chosen })).rejects.toThrow(SignInOver);
    await expect(goOn(signInToken)).rejects.toThrow(SignInOver);
  });

  it('nobody is signed in by a password of which nobody knows whether the store has it', async () => {
    await plan({});
    const { signInToken } = await paused();
    const pending = { kind: 'pending', ticket: 'task', deadline: new Date(Date.UTC(2030, 0)) } as const;
    const changeId = await update(signInToken, { password: chosen }, pending);
    expect(await outcome(changeId)).toBe('PENDING_WITH_EXTERNAL_SYSTEM');
    await expect(goOn(signInToken)).rejects.toThrow(SignInOver);
  });

  it('S-40 the token is nothing in another tenant, nor in the other environment', async () => {
    await plan({ allowSkip: true });
    const { signInToken } = await paused();
    await answer(signInToken, { skip: true });
    for (const premises of [house.world.theirs, house.world.oursInTest])
      await expect(goOn(signInToken, premises)).rejects.toThrow(SignInOver);
    expect((await goOn(signInToken)).state).toBe('signed_in');
  });
});
