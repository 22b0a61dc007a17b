import { beforeEach, describe, expect, it } from '@jest/globals';
import { ChangeConsequences, PasswordRefused, type StoreAnswer } from '@latchkey/credentials';
import { accepted, minutes, type DomainError } from '@latchkey/kernel';
import { fulfilled, inParallel, type Premises } from '@latchkey/kernel/testing';
import { FlowEnded } from '../reset-request/errors.ts';
import { requestCodeOf } from '../reset-request/request-code.ts';
import { RecoveryHouse } from '../testing/recovery-house.ts';
import { RedeemLink, RedeemLinkHandler } from './redeem-link.ts';
import { ResendMail, ResendMailHandler } from './resend-mail.ts';
import { ResetPassword, ResetPasswordHandler } from './reset-password.ts';
import type { IntendedChange } from './set-password.ts';
import type { ShownCode } from './shown-code.ts';

const good = 'mornings smell of rain';
const further = '00000000-0000-4000-8000-0000000000f1';

describe('resetting a password in one call', () => {
  let house: RecoveryHouse;
  let requestId: string;
  let link: ShownCode;
  let typed: ShownCode & { by: 'verification_code' };

  beforeEach(async () => {
    house = new RecoveryHouse();
    await begin();
  });

  const begin = async (identifier?: string): Promise<void> => {
    const started = await house.start(identifier);
    const { token, code } = await house.mailed();
    requestId = started.id;
    link = { by: 'email_auth_code', emailAuthCode: token };
    typed = { by: 'verification_code', requestCode: requestCodeOf(started), verificationCode: code };
  };
  const wrong = (): ShownCode => {
    const verificationCode = String((Number(typed.verificationCode) + 1) % 1_000_000).padStart(6, '0');
    return { ...typed, verificationCode };
  };
  const reset = (
    shown: ShownCode,
    {
      password = good,
      quiet = false,
      premises,
    }: { password?: string; quiet?: boolean; premises?: Premises } = {},
  ): Promise<IntendedChange> =>
    house.here(async () => {
      const handler = house.parts.handler(ResetPasswordHandler);
      return accepted(await handler.execute(new ResetPassword(shown, password, quiet)));
    }, premises);
  const storeAnswers = (changeId: string, answer: StoreAnswer) =>
    house.at(async () => {
      const change = await house.changes.getForUpdate(changeId);
      const attempt = change?.attempt(1);
      if (!change || !attempt || !change.conclude(answer, attempt, house.world.clock.moment)) return;
      await house.parts.get(ChangeConsequences).follow(change, house.world.clock.moment);
    });
  const refusalOf = (work: Promise<unknown>): Promise<DomainError> =>
    work.then(
      () => {
        throw new Error('it was not refused');
      },
      (error: unknown) => error as DomainError,
    );

  it('RA-01 RA-03 the code of the mailed link and a password are sent on their way together', async () => {
    const { changeId } = await reset(link);
    expect(await house.sealedPassword(changeId)).toBe(good);
    const request = await house.request(requestId);
    expect(request).toMatchObject({ status: 'changing', changeId });
    expect(request.proofs).toMatchObject([{ via: 'link' }]);
  });

  it('RA-04 RA-10 so do the request code and the typed code', async () => {
    const { changeId } = await reset(typed);
    expect(await house.sealedPassword(changeId)).toBe(good);
    expect((await house.request(requestId)).proofs).toMatchObject([{ via: 'code' }]);
  });

  it('RA-10 a resend voids the older typed code, and not the link', async () => {
    house.world.clock.advance(minutes(3));
    const { id, flowSecret } = { id: requestId, ...secretOf(typed) };
    await house.here(() =>
      house.parts.handler(ResendMailHandler).execute(new ResendMail(id, flowSecret, null)),
    );
    expect(await refusalOf(reset(typed))).toMatchObject({ code: 'proof-rejected' });
    const { code } = await house.mailed();
    expect(await reset({ ...typed, verificationCode: code })).toHaveProperty('changeId');
  });

  it('RA-10 the link that was mailed before a resend works on', async () => {
    house.world.clock.advance(minutes(3));
    const { flowSecret } = secretOf(typed);
    await house.here(() =>
      house.parts.handler(ResendMailHandler).execute(new ResendMail(requestId, flowSecret, null)),
    );
    expect(await reset(link)).toHaveProperty('changeId');
  });

  it('RA-04 a wrong code is counted, and the sixth try compares nothing any more', async () => {
    for (let tries = 0; tries < 5; tries += 1)
      expect(await refusalOf(reset(wrong()))).toMatchObject({ code: 'proof-rejected' });
    expect(await refusalOf(reset(typed))).toMatchObject({ code: 'proof-rejected' });
    expect(await reset(link)).toHaveProperty('changeId');
  });

  it('RA-04 who shows a wrong code hears nothing of the password beside it', async () => {
    const refusal = await refusalOf(reset(wrong(), { password: 'Ada Lovelace 2026!' }));
    expect(refusal).toMatchObject({ code: 'proof-rejected' });
  });

  it('a code for a name that nobody has proves nothing', async () => {
    await begin('nobody@example.com');
    expect(await refusalOf(reset(typed))).toMatchObject({ code: 'proof-rejected' });
    expect(await refusalOf(reset(link))).toMatchObject({ code: 'link-rejected' });
  });

  it.each(['link', 'typed'] as const)('a refused password spends no code (%s)', async (way) => {
    const shown = { link, typed }[way];
    expect(await refusalOf(reset(shown, { password: 'short' }))).toBeInstanceOf(PasswordRefused);
    expect(await house.request(requestId)).toMatchObject({ status: 'in_progress', passwordTries: 0 });
    expect(await reset(shown)).toHaveProperty('changeId');
  });

  it.each(['link', 'typed'] as const)('a store that was away spends no code (%s)', async (way) => {
    const shown = { link, typed }[way];
    const { changeId } = await reset(shown);
    await storeAnswers(changeId, { kind: 'unavailable' });
    house.world.clock.advance(minutes(9));
    const again = await reset(shown, { password: 'evenings smell of smoke' });
    expect(again.changeId).not.toBe(changeId);
    await storeAnswers(again.changeId, { kind: 'applied' });
    expect(await refusalOf(reset(shown))).toBeInstanceOf(FlowEnded);
  });

  it('a code whose store was away is of no use after the ten minutes for a password', async () => {
    const { changeId } = await reset(link);
    await storeAnswers(changeId, { kind: 'unavailable' });
    house.world.clock.advance(minutes(11));
    expect(await refusalOf(reset(link))).toBeInstanceOf(FlowEnded);
  });

  it('S-29 a link that a page has redeemed is of no use in a call', async () => {
    const token = (link as { emailAuthCode: string }).emailAuthCode;
    await house.here(() => house.parts.handler(RedeemLinkHandler).execute(new RedeemLink(token)));
    expect(await refusalOf(reset(link))).toMatchObject({ code: 'link-rejected' });
    expect(await house.request(requestId)).toMatchObject({ status: 'verified' });
  });

  it('S-29 a link that a call has shown is of no use on a page', async () => {
    const { changeId } = await reset(link);
    await storeAnswers(changeId, { kind: 'unavailable' });
    const token = (link as { emailAuthCode: string }).emailAuthCode;
    const redeem = house.here(() => house.parts.handler(RedeemLinkHandler).execute(new RedeemLink(token)));
    expect(await refusalOf(redeem)).toMatchObject({ code: 'link-rejected' });
  });

  it('RA-11 another application of the tenant is told nothing, and no try is spent', async () => {
    const premises = { ...house.world.ours, applicationId: '00000000-0000-4000-8000-00000000000a' };
    for (let tries = 0; tries < 6; tries += 1)
      expect(await refusalOf(reset(typed, { premises }))).toMatchObject({ code: 'proof-rejected' });
    expect(await refusalOf(reset(link, { premises }))).toMatchObject({ code: 'link-rejected' });
    expect(await reset(typed)).toHaveProperty('changeId');
  });

  it('RA-11 nor is another tenant', async () => {
    const premises = house.world.theirs;
    expect(await refusalOf(reset(typed, { premises }))).toMatchObject({ code: 'proof-rejected' });
    expect(await refusalOf(reset(link, { premises }))).toMatchObject({ code: 'link-rejected' });
  });

  it('RA-05 a mailed link of a person is no link of an administrator', async () => {
    const token = (link as { emailAuthCode: string }).emailAuthCode;
    const shown: ShownCode = { by: 'password_reset_code', passwordResetCode: token };
    expect(await refusalOf(reset(shown))).toMatchObject({ code: 'link-rejected' });
    expect(await reset(link)).toHaveProperty('changeId');
  });

  it.each(['link', 'typed'] as const)(
    'a process that asks for more than the mail is not served in one call, and nothing is spent (%s)',
    async (way) => {
      house.tenant.further = { owed: [further], optional: [], wanted: 0 };
      await begin();
      expect(await refusalOf(reset({ link, typed }[way]))).toMatchObject({ code: 'further-proof-required' });
      expect(await house.request(requestId)).toMatchObject({ status: 'in_progress', proofs: [] });
    },
  );

  it.each(['link', 'typed'] as const)(
    'R-22 of a hundred calls at once one is sent on its way (%s)',
    async (way) => {
      const shown = { link, typed }[way];
      expect(fulfilled(await inParallel(100, () => reset(shown)))).toHaveLength(1);
      expect(await house.at(async () => house.changes.table.all())).toHaveLength(1);
    },
  );

  it.each([
    [false, ['password-changed']],
    [true, []],
  ])('RA-09 notice withheld: %p', async (quiet, kinds) => {
    const { changeId } = await reset(link, { quiet });
    await storeAnswers(changeId, { kind: 'applied' });
    const mails = (await house.queued()).map(({ kind }) => kind).filter((kind) => kind !== 'reset-link');
    expect(mails).toEqual(kinds);
  });

  it('RA-09 what one call withheld, the next one tells again', async () => {
    const { changeId } = await reset(link, { quiet: true });
    await storeAnswers(changeId, { kind: 'unavailable' });
    const again = await reset(link);
    await storeAnswers(again.changeId, { kind: 'applied' });
    expect((await house.queued()).map(({ kind }) => kind)).toContain('password-changed');
  });
});

function secretOf({ requestCode }: { readonly requestCode: string }): { readonly flowSecret: string } {
  return { flowSecret: Buffer.from(requestCode, 'base64url').subarray(16).toString('base64url') };
}
