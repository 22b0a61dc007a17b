import { beforeEach, describe, expect, it } from '@jest/globals';
import { User } from '@latchkey/identity';
import { InMemoryUsers } from '@latchkey/identity/testing';
import { accepted, minutes, Permissions, type DomainError } from '@latchkey/kernel';
import { fulfilled, inParallel } from '@latchkey/kernel/testing';
import { Processes } from '../process/processes.ts';
import { RecoveryHouse } from '../testing/recovery-house.ts';
import { LinkRequests, MailResetLink, MailResetLinkHandler, ResetLinkLetters } from './mail-reset-link.ts';
import { RedeemLink, RedeemLinkHandler } from './redeem-link.ts';
import { ResetMail } from './reset-mail.ts';
import { ResetPassword, ResetPasswordHandler } from './reset-password.ts';
import type { ShownCode } from './shown-code.ts';

class AskedPermissions extends Permissions {
  readonly asked: string[] = [];
  require(_actor: unknown, permission: string): void {
    this.asked.push(permission);
  }
}

describe('a link that an administrator has mailed', () => {
  let house: RecoveryHouse;
  let permissions: AskedPermissions;
  let handler: MailResetLinkHandler;

  beforeEach(async () => {
    house = new RecoveryHouse();
    permissions = new AskedPermissions();
    const { database, unitOfWork, secrets, clock, ours } = house.world;
    const users = new InMemoryUsers(database);
    const letters = new ResetLinkLetters(
      users,
      house.parts.get(Processes),
      new LinkRequests(house.requests, secrets, clock),
      house.parts.get(ResetMail),
    );
    handler = new MailResetLinkHandler(permissions, unitOfWork, letters);
    const { tenantId, environment, userId: id, storeId, userName, email } = ours;
    const place = { tenantId, environment, id, storeId, createdAt: clock.moment };
    const attributes = { locale: 'fr' };
    await house.at(() =>
      users.add(User.create({ ...place, userName, email, displayName: 'Ada', attributes })),
    );
  });

  const mail = (lifetime = 1) => {
    const { userId, applicationId } = house.world.ours;
    return house.here(() => handler.execute(new MailResetLink(userId, applicationId, lifetime)));
  };
  const shown = async (): Promise<ShownCode> => {
    const { token } = await house.mailed('staff-reset-link');
    return { by: 'password_reset_code', passwordResetCode: token };
  };
  const reset = (code: ShownCode) =>
    house.here(async () => {
      const command = new ResetPassword(code, 'mornings smell of rain', false);
      return accepted(await house.parts.handler(ResetPasswordHandler).execute(command));
    });
  const refusalOf = (work: Promise<unknown>): Promise<DomainError> =>
    work.then(
      () => {
        throw new Error('it was not refused');
      },
      (error: unknown) => error as DomainError,
    );

  it('RA-05 sets a password by one call, once', async () => {
    const { id } = await mail();
    expect(permissions.asked).toEqual(['reset-link:write']);
    const { changeId } = await reset(await shown());
    expect(await house.request(id)).toMatchObject({
      kind: 'administrator_link',
      status: 'changing',
      changeId,
    });
    expect(await refusalOf(reset(await shown()))).toMatchObject({ code: 'flow-ended' });
  });

  it('RA-05 goes to the address on file, in the language of the user, without a code', async () => {
    await mail();
    const [letter] = (await house.queued()).filter(({ kind }) => kind === 'staff-reset-link');
    expect(letter).toMatchObject({ userId: house.world.ours.userId, locale: 'fr' });
    expect(Object.keys(await house.mailed('staff-reset-link')).sort()).toEqual(['linkUntil', 'token']);
  });

  it('RA-05 leads to the pages as any other link does', async () => {
    await mail();
    const { token } = await house.mailed('staff-reset-link');
    const proven = await house.here(() =>
      house.parts.handler(RedeemLinkHandler).execute(new RedeemLink(token)),
    );
    expect(proven.state).toBe('proven');
  });

  it('RA-05 a newer one voids the older', async () => {
    await mail();
    const older = await shown();
    house.world.clock.advance(minutes(5));
    await mail();
    expect(await refusalOf(reset(older))).toMatchObject({ code: 'link-rejected' });
    expect(await reset(await shown())).toHaveProperty('changeId');
  });

  it('RA-05 is no mailed link of the person: each code has its own field', async () => {
    await mail();
    const { token: emailAuthCode } = await house.mailed('staff-reset-link');
    const refusal = await refusalOf(reset({ by: 'email_auth_code', emailAuthCode }));
    expect(refusal).toMatchObject({ code: 'link-rejected' });
  });

  it('RA-05 does not void what the person has asked for', async () => {
    await house.start();
    const { token: emailAuthCode } = await house.mailed();
    await mail();
    expect(await reset({ by: 'email_auth_code', emailAuthCode })).toHaveProperty('changeId');
  });

  it.each([
    [1, 59, 'changeId'],
    [1, 61, 'code'],
    [24, 24 * 60 - 1, 'changeId'],
  ])('RA-05 of %i hours, after %i minutes: %s', async (lifetime, elapsed, property) => {
    await mail(lifetime);
    house.world.clock.advance(minutes(elapsed));
    const told = await reset(await shown()).catch((error: unknown) => error);
    expect(told).toHaveProperty(property);
  });

  it('of a hundred at once one is mailed; the next may go five minutes later', async () => {
    expect(fulfilled(await inParallel(100, () => mail()))).toHaveLength(1);
    house.world.clock.advance(minutes(4));
    expect(await refusalOf(mail())).toMatchObject({ code: 'resend-too-early', retryAfter: 60 });
    house.world.clock.advance(minutes(1));
    expect(await mail()).toHaveProperty('id');
  });

  it.each([
    ['account-disabled', { accountActive: false }],
    ['account-outside-audience', { accountInAudience: false }],
    ['store-inactive', { storeActive: false }],
  ])('is not mailed to whom it would not help: %s', async (reason, changed) => {
    house.tenant.changed = changed;
    expect(await refusalOf(mail())).toMatchObject({
      code: 'conflict',
      detail: expect.stringContaining(reason),
    });
    expect(await house.queued()).toEqual([]);
  });

  it('is not mailed to a privileged user by a process that recovers none', async () => {
    house.tenant.privileged = true;
    expect(await refusalOf(mail())).toMatchObject({ code: 'conflict' });
  });

  it('is not mailed where an application has no process', async () => {
    house.tenant.planned = false;
    expect(await refusalOf(mail())).toMatchObject({ code: 'conflict' });
  });
});
