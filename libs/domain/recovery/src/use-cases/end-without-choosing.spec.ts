import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  ChangeConsequences,
  PasswordRefused,
  StoreUnavailable,
  UnlockRefused,
  type CredentialChange,
  type StoreAnswer,
} from '@latchkey/credentials';
import { Session } from '@latchkey/identity';
import { hours, later } from '@latchkey/kernel';
import { fulfilled, inParallel } from '@latchkey/kernel/testing';
import { EndingNotOffered, FlowEnded } from '../reset-request/errors.ts';
import { usualTerms, type EndingTerms } from '../reset-request/ending.ts';
import { RecoveryHouse } from '../testing/recovery-house.ts';
import { AwaitOutcome, AwaitOutcomeHandler } from './await-outcome.ts';
import {
  GeneratePassword,
  GeneratePasswordHandler,
  RequestPassword,
  RequestPasswordHandler,
  UnlockAccount,
  UnlockAccountHandler,
} from './end-without-choosing.ts';
import { FindReset, FindResetHandler } from './find-reset.ts';
import type { ProvenFlow } from './proven-flow.ts';
import { RedeemLink, RedeemLinkHandler } from './redeem-link.ts';
import type { IntendedChange } from './set-password.ts';
import { SetPassword, SetPasswordHandler } from './set-password.ts';

describe('endings without a chosen password', () => {
  let house: RecoveryHouse;
  let proven: ProvenFlow;

  beforeEach(() => {
    house = new RecoveryHouse();
  });

  const offer = (terms: Partial<EndingTerms>): void => {
    house.tenant.changed = { terms: { ...usualTerms, ...terms } };
  };
  const prove = async (): Promise<void> => {
    await house.start();
    const { token } = await house.mailed();
    proven = await house.here(() => house.parts.handler(RedeemLinkHandler).execute(new RedeemLink(token)));
  };
  const generate = () =>
    house.here(() =>
      house.parts
        .handler(GeneratePasswordHandler)
        .execute(new GeneratePassword(proven.id, proven.flowSecret, 'key of the page')),
    );
  const unlock = () =>
    house.here(() =>
      house.parts.handler(UnlockAccountHandler).execute(new UnlockAccount(proven.id, proven.flowSecret)),
    );
  const request = () =>
    house.here(() =>
      house.parts.handler(RequestPasswordHandler).execute(new RequestPassword(proven.id, proven.flowSecret)),
    );
  const choose = () =>
    house.here(() =>
      house.parts
        .handler(SetPasswordHandler)
        .execute(new SetPassword(proven.id, proven.flowSecret, 'mornings smell of rain')),
    );
  const view = () =>
    house.here(() =>
      house.parts.handler(FindResetHandler).execute(new FindReset(proven.id, proven.flowSecret)),
    );
  const outcome = ({ changeId }: IntendedChange) =>
    house.here(() => house.parts.handler(AwaitOutcomeHandler).execute(new AwaitOutcome(changeId)));
  const change = async ({ changeId }: IntendedChange): Promise<CredentialChange | undefined> =>
    house.at(async () => house.changes.table.peek(({ id }) => id === changeId));
  const storeAnswers = ({ changeId }: IntendedChange, answer: StoreAnswer) =>
    house.at(async () => {
      const loaded = await house.changes.getForUpdate(changeId);
      if (!loaded) return;
      loaded.passwordMade({ sealedPassword: 'store', sealedForPage: 'page', sealedForMail: 'mail' });
      const now = house.world.clock.moment;
      if (loaded.conclude(answer, loaded.attempt(1), now))
        await house.parts.get(ChangeConsequences).follow(loaded, now);
    });
  const submitted = (): StoreAnswer => ({
    ...{ kind: 'pending', ticket: 'T-17' },
    deadline: later(house.world.clock.moment, hours(24)),
  });
  /** What it says in the end, or that it says nothing. */
  const externalSystem = (
    { changeId }: IntendedChange,
    say: (change: CredentialChange, now: Date) => boolean,
  ) =>
    house.at(async () => {
      const loaded = await house.changes.getForUpdate(changeId);
      const now = house.world.clock.moment;
      if (loaded && say(loaded, now)) await house.parts.get(ChangeConsequences).follow(loaded, now);
    });
  const mailKinds = async () => (await house.queued()).map(({ kind }) => kind).slice(1);
  const signIn = () =>
    house.at(async () => {
      const { tenantId, environment, userId, applicationId } = house.world.ours;
      const now = house.world.clock.moment;
      const digest = Buffer.from('session');
      const place = { tenantId, environment, userId, applicationId };
      await house.sessions.add(Session.start({ ...place, userAgent: null, id: 'session', digest, now }));
    });
  const session = () => house.at(async () => house.sessions.table.peek(({ id }) => id === 'session'));

  it('PR-T16 a page is told what is offered once it is proven, and nothing of it before', async () => {
    const generatedPassword = {
      deliverBy: ['display', 'email'] as const,
      mustChange: true,
      extensionId: null,
    };
    offer({
      actions: ['reset', 'unlock'],
      generatedPassword: { ...generatedPassword, deliverBy: ['email'] },
    });
    const { id, flowSecret } = await house.start();
    const before = await house.here(() =>
      house.parts.handler(FindResetHandler).execute(new FindReset(id, flowSecret)),
    );
    expect(before).toMatchObject({ endings: [], generatedPassword: null });
    await prove();
    expect(await view()).toMatchObject({
      endings: ['generate_password', 'unlock'],
      generatedPassword: { shown: false, mailed: true },
    });
  });

  it('PR-T16 a password is made as the process says: shown to this answer, mailed, to be changed', async () => {
    offer({
      generatedPassword: { deliverBy: ['display', 'email'], mustChange: true, extensionId: 'generator' },
    });
    await prove();
    const intended = await generate();
    expect(await change(intended)).toMatchObject({
      ...{ state: 'generating', operation: 'reset', sealedPassword: null, mustChange: true },
      generation: { extensionId: 'generator', showTo: 'key of the page', byMail: true },
    });
    expect(await house.request(proven.id)).toMatchObject({ status: 'changing', action: 'reset' });
  });

  it('PR-T16 where it is not shown, no key for it is kept', async () => {
    offer({ generatedPassword: { deliverBy: ['email'], mustChange: false, extensionId: null } });
    await prove();
    expect(await change(await generate())).toMatchObject({
      mustChange: false,
      generation: { showTo: null, byMail: true },
    });
  });

  it('PR-N02 PR-M02 S-33 a password that was made ends sessions, is told by mail and to the page, and by a notice', async () => {
    offer({ generatedPassword: { deliverBy: ['display', 'email'], mustChange: true, extensionId: null } });
    await prove();
    await signIn();
    const intended = await generate();
    await storeAnswers(intended, { kind: 'applied' });
    expect(await outcome(intended)).toEqual({
      ...{ result: 'PASSWORD_RESET', sealedForPage: 'page', userId: house.world.ours.userId },
    });
    expect(await mailKinds()).toEqual(['new-password', 'password-changed']);
    const letter = (await house.queued()).find(({ kind }) => kind === 'new-password');
    expect(letter).toMatchObject({ sealedParts: 'mail', userId: house.world.ours.userId });
    expect((await session())?.revokedAt).not.toBeNull();
  });

  it('PR-T16 an unlock leaves the password and the sessions, and is told by a notice', async () => {
    offer({ actions: ['unlock'] });
    await prove();
    await signIn();
    const intended = await unlock();
    expect(await change(intended)).toMatchObject({ operation: 'unlock', state: 'intended' });
    await storeAnswers(intended, { kind: 'applied' });
    expect(await outcome(intended)).toEqual({
      ...{ result: 'ACCOUNT_UNLOCKED', sealedForPage: null, userId: house.world.ours.userId },
    });
    expect(await house.request(proven.id)).toMatchObject({ status: 'success', lockState: 'not_locked' });
    expect(await mailKinds()).toEqual(['account-unlocked']);
    expect((await session())?.revokedAt).toBeNull();
  });

  it('PR-T16 unlocking on a reset is one change', async () => {
    offer({ unlockOnReset: true });
    await prove();
    expect(await change(await choose())).toMatchObject({ operation: 'reset_and_unlock' });
  });

  it('PR-T16 what is not offered is refused, and the flow goes on', async () => {
    offer({ actions: ['reset'] });
    await prove();
    await expect(unlock()).rejects.toThrow(EndingNotOffered);
    await expect(generate()).rejects.toThrow(EndingNotOffered);
    expect(await choose()).toHaveProperty('changeId');
  });

  it.each<[StoreAnswer, new () => Error]>([
    [{ kind: 'rejected', reason: 'account-protected' }, UnlockRefused],
    [{ kind: 'rejected', reason: 'not-supported' }, UnlockRefused],
    [{ kind: 'unavailable' }, StoreUnavailable],
  ])('an unlock that the store answers with %j is refused in words of its own', async (answer, error) => {
    offer({ actions: ['unlock'] });
    await prove();
    const intended = await unlock();
    await storeAnswers(intended, answer);
    await expect(outcome(intended)).rejects.toThrow(error);
    expect(await unlock()).toHaveProperty('changeId');
  });

  it('BY-01 what an external system has is told as that, at once, and ends by its word', async () => {
    await prove();
    const intended = await choose();
    await storeAnswers(intended, submitted());
    expect(await outcome(intended)).toMatchObject({ result: 'PENDING_WITH_EXTERNAL_SYSTEM' });
    expect(await view()).toMatchObject({ state: 'submitted' });
    await expect(choose()).rejects.toThrow(FlowEnded);
    expect(await mailKinds()).toEqual([]);
    await externalSystem(intended, (change, now) => change.complete(true, now));
    expect(await view()).toMatchObject({ state: 'succeeded' });
    expect(await mailKinds()).toEqual(['password-changed']);
  });

  it('AS-09 what an external system refuses is told by page and mail, and its answer repeats it', async () => {
    await prove();
    const intended = await choose();
    await storeAnswers(intended, submitted());
    await externalSystem(intended, (change, now) => change.complete(false, now));
    expect(await view()).toMatchObject({ state: 'failed' });
    expect(await mailKinds()).toEqual(['reset-failed']);
    await expect(outcome(intended)).rejects.toThrow(FlowEnded);
    await expect(choose()).rejects.toThrow(FlowEnded);
  });

  it('R-28 what an external system never answers expires, and the person is told by mail', async () => {
    await prove();
    const intended = await choose();
    await storeAnswers(intended, submitted());
    await externalSystem(intended, (change, now) => {
      change.expire(now);
      return true;
    });
    expect(await view()).toMatchObject({ state: 'expired' });
    expect(await mailKinds()).toEqual(['reset-unanswered']);
    await expect(outcome(intended)).rejects.toThrow(FlowEnded);
  });

  it('AS-10 a store that makes its passwords is asked for one, and takes none', async () => {
    offer({ acceptsPassword: false });
    await prove();
    expect(await view()).toMatchObject({ endings: ['request_password'], passwordRequested: false });
    await expect(choose()).rejects.toThrow(EndingNotOffered);
    await expect(generate()).rejects.toThrow(EndingNotOffered);
    const intended = await request();
    expect(await change(intended)).toMatchObject({
      ...{ operation: 'reset', state: 'intended', storeMakesPassword: true },
      ...{ sealedPassword: null, generation: null },
    });
    expect(await view()).toMatchObject({ passwordRequested: true, passwordMade: false });
  });

  it('AS-10 no other store is asked for one', async () => {
    await prove();
    await expect(request()).rejects.toThrow(PasswordRefused);
    expect(await choose()).toHaveProperty('changeId');
  });

  it('R-22 of a hundred endings of each kind at once, one is sent on its way', async () => {
    offer({
      actions: ['reset', 'unlock'],
      generatedPassword: { deliverBy: ['display'], mustChange: true, extensionId: null },
    });
    await prove();
    let turn = 0;
    const all = await inParallel(100, () => ((turn += 1) % 2 === 0 ? unlock() : generate()));
    expect(fulfilled(all)).toHaveLength(1);
    expect(await house.at(async () => house.changes.table.all())).toHaveLength(1);
  });
});
