import { describe, expect, it } from '@jest/globals';
import { ProofRejected } from '@latchkey/recovery';
import { resetPasswordBody, shownCode } from './reset-password.http.ts';

const fields = ['emailAuthCode', 'requestCode', 'verificationCode', 'passwordResetCode'] as const;
const combinations = Array.from({ length: 16 }, (_, bits) =>
  fields.filter((_field, place) => (bits & (1 << place)) !== 0),
);
const ways: Readonly<Record<string, string>> = {
  emailAuthCode: 'email_auth_code',
  'requestCode verificationCode': 'verification_code',
  passwordResetCode: 'password_reset_code',
};
const rightOnes = Object.keys(ways);
const bodyOf = (present: readonly string[], more: object = {}) => ({
  ...Object.fromEntries(present.map((field) => [field, field === 'verificationCode' ? '123456' : 'a code'])),
  ...{ newPassword: 'seven green kettles sing', ...more },
});
const faults = (body: object): string[] => {
  const read = resetPasswordBody.safeParse(body);
  return read.success ? [] : read.error.issues.map(({ path }) => `/${path.join('/')}`);
};

describe('what a reset in one call is given', () => {
  it.each(combinations.map((present) => [present.join(' ') || 'no code', present] as const))(
    'RA-03 RA-04 RA-05 RA-06 %s',
    (name, present) => {
      const absent = fields.filter((field) => !present.includes(field));
      const asNull = Object.fromEntries(absent.map((field) => [field, null]));
      const isWay = rightOnes.includes(name);
      // Null means absent (decision 11).
      for (const body of [bodyOf(present), bodyOf(present, asNull)]) {
        const read = resetPasswordBody.safeParse(body);
        expect([name, read.success]).toEqual([name, isWay]);
        if (read.success) expect(shownCode(read.data).by).toBe(ways[name]);
      }
    },
  );

  it('RA-06 names what is missing beside half of a way, and every code of a mixture', () => {
    expect(faults(bodyOf(['requestCode']))).toEqual(['/verificationCode']);
    expect(faults(bodyOf(['verificationCode']))).toEqual(['/requestCode']);
    expect(faults(bodyOf(['emailAuthCode', 'passwordResetCode']))).toEqual([
      '/emailAuthCode',
      '/passwordResetCode',
    ]);
    expect(faults(bodyOf(['emailAuthCode'], { method: 'verification_code' }))).toEqual(['/method']);
  });

  it('RA-07 a code is a text of at least one character, and neither a list nor a number', () => {
    for (const field of fields)
      for (const value of ['', [], ['a code'], 7, {}, 'x'.repeat(257)])
        expect(faults(bodyOf([], { [field]: value })).length).toBeGreaterThan(0);
    expect(() =>
      shownCode(
        resetPasswordBody.parse(bodyOf(['requestCode', 'verificationCode'], { verificationCode: 'abc' })),
      ),
    ).toThrow(ProofRejected);
  });

  it('RA-08 the new password is required, and described as one that is never read back', () => {
    for (const newPassword of [undefined, null, '', 12345678, ['x']])
      expect(faults({ emailAuthCode: 'a code', newPassword })).toContain('/newPassword');
    expect(resetPasswordBody.shape.newPassword.meta()).toMatchObject({ format: 'password', writeOnly: true });
  });

  it('RA-09 the notice is kept back only where that is said', () => {
    expect(resetPasswordBody.parse(bodyOf(['emailAuthCode'])).suppressNotification).toBe(false);
    const body = bodyOf(['emailAuthCode'], { suppressNotification: true });
    expect(resetPasswordBody.parse(body).suppressNotification).toBe(true);
  });
});
