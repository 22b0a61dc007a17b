import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { administratorOf } from './world/administrator.ts';
import { HttpClient, type Sending } from './world/http-client.ts';
import { figure } from './world/volumes.ts';
import { World } from './world/world.ts';

const path = '/v1/password-reset';
const execute = 'password-reset-workflow:execute';
const suppress = 'password-reset-workflow:suppress-notification';
const newPassword = 'seven green kettles sing';

/** Which of the four codes a call has; three of sixteen are ways. */
const fields = ['emailAuthCode', 'requestCode', 'verificationCode', 'passwordResetCode'] as const;
const combinations = Array.from({ length: 16 }, (_, bits) =>
  fields.filter((_field, place) => (bits & (1 << place)) !== 0),
);
const ways = ['emailAuthCode', 'requestCode verificationCode', 'passwordResetCode'];
const isWay = (present: readonly string[]) => ways.includes(present.join(' '));
const wrongCombinations = combinations.filter((present) => !isWay(present));

type Codes = Record<(typeof fields)[number], string>;

describe('a reset in one call', () => {
  let world: World;
  let staff: HttpClient;
  const used = new Set<string>();

  beforeAll(async () => {
    world = await World.start({
      processes: ['mail-catcher', 'public-api', 'admin-api', 'worker'],
      people: ['barbara', 'lin', 'mary'],
    });
    staff = await administratorOf(world);
  }, 90_000);
  afterAll(async () => {
    await world.stop();
  });

  const asked = async (name: string): Promise<{ requestCode: string; token: string; code: string }> => {
    const { email } = world.acme.user(name);
    const sent = await world.acme.api.post<{ requestCode: string }>(`${path}/send-email`, {
      identifier: name,
    });
    expect(sent.status).toBe(202);
    const secrets = await world.mails.newSecrets(email, used);
    used.add(secrets.token);
    return { requestCode: sent.body.requestCode, ...secrets };
  };
  const linkOfStaff = async (name: string): Promise<string> => {
    const { id, email } = world.acme.user(name);
    const before = (await world.mails.to(email)).length;
    const body = { applicationId: world.acme.seeded.applicationId };
    const mailed = await staff.post(`/v1/environments/live/users/${id}/reset-links`, body);
    expect([mailed.status, Object.keys(mailed.body).sort()]).toEqual([202, ['expiresAt', 'id']]);
    const mails = await world.mails.await(email, /reset your password/, before + 1);
    const newest = mails.findLast(({ text }) => text.includes('sends you a link'));
    return /\/reset\/link\/([\w-]{43})/.exec(newest?.text ?? '')?.[1] ?? '';
  };
  const reset = (body: object, sending: Sending = {}, api = world.acme.api) =>
    api.post<{ result: string; code: string; errors: { pointer: string; code: string }[] }>(
      `${path}/reset-password`,
      { newPassword, ...body },
      sending,
    );
  /** The application with a token of a new key. */
  const tokenHolder = async (permissions: readonly string[]): Promise<HttpClient> => {
    const { applicationId } = world.acme.seeded;
    const made = await staff.post<{ key: string }>(
      `/v1/environments/live/applications/${applicationId}/api-keys`,
      { label: 'a test', permissions },
    );
    const basic = Buffer.from(`${applicationId}:${made.body.key}`).toString('base64');
    const api = new HttpClient(world.acme.api.baseUrl);
    const granted = await api.post<{ access_token: string }>('/v1/oauth/token', undefined, {
      raw: 'grant_type=client_credentials',
      headers: { authorization: `Basic ${basic}`, 'content-type': 'application/x-www-form-urlencoded' },
    });
    return api.with({ authorization: `Bearer ${granted.body.access_token}` });
  };
  const lets = async (name: string, password: string) => (await world.acme.signIn(name, password)).status;

  it('RA-01 RA-02 RA-03 RA-12 S-33 by the code of a mailed link: the password is new, every session of before is dead', async () => {
    const before = await world.acme.signIn('ada', world.acme.user('ada').password);
    const session = world.acme.api.with({ 'latchkey-session': before.body.sessionToken });
    expect((await session.get('/v1/session')).status).toBe(200);
    const { token: emailAuthCode } = await asked('ada');
    const answer = await reset({ emailAuthCode });
    expect([answer.status, answer.body]).toEqual([200, { result: 'PASSWORD_RESET' }]);
    expect(await lets('ada', newPassword)).toBe(200);
    expect(await lets('ada', world.acme.user('ada').password)).toBe(401);
    expect((await session.get('/v1/session')).status).toBe(401);
    const notices = await world.mails.await(world.acme.user('ada').email, /password was changed/i);
    expect(notices).toHaveLength(1);
    expect((await reset({ emailAuthCode })).body.code).toBe('flow-ended');
  });

  it('RA-04 RA-10 by the request code and the typed code, of which a resend voids the older', async () => {
    const { requestCode, code } = await asked('grace');
    await world.sql(`update tenant.reset_request set last_mail_at = last_mail_at - interval '10 minutes'`);
    const resent = await world.acme.api.post(`${path}/resend-email`, { requestCode });
    expect(resent.status).toBe(202);
    const { code: newer, token } = await world.mails.newSecrets(world.acme.user('grace').email, used);
    used.add(token);
    expect((await reset({ requestCode, verificationCode: code })).body.code).toBe('proof-rejected');
    const spaced = ` ${newer.slice(0, 3)}-${newer.slice(3)} `;
    expect((await reset({ requestCode, verificationCode: spaced })).body.result).toBe('PASSWORD_RESET');
    expect(await lets('grace', newPassword)).toBe(200);
  });

  it('RA-05 by the link that an administrator has mailed; a newer one voids the older', async () => {
    const older = await linkOfStaff('edsger');
    await world.sql(
      `update tenant.reset_request set started_at = started_at - interval '10 minutes' where kind = 'administrator_link'`,
    );
    const newer = await linkOfStaff('edsger');
    expect((await reset({ passwordResetCode: older })).body.code).toBe('link-rejected');
    expect((await reset({ emailAuthCode: newer })).body.code).toBe('link-rejected');
    expect((await reset({ passwordResetCode: newer })).body.result).toBe('PASSWORD_RESET');
    expect(await lets('edsger', newPassword)).toBe(200);
  });

  it('RA-06 S-39 of sixteen combinations thirteen are refused before anything is touched, and the three right ones work', async () => {
    const { requestCode, token, code } = await asked('barbara');
    const passwordResetCode = await linkOfStaff('barbara');
    const codes: Codes = { emailAuthCode: token, requestCode, verificationCode: code, passwordResetCode };
    const bodyOf = (present: readonly string[]) =>
      Object.fromEntries(Object.entries(codes).filter(([field]) => present.includes(field)));
    const state = () =>
      world.sql(
        `select (select count(*) from tenant.reset_proof) as proofs, (select count(*) from tenant.credential_change) as changes,
          (select sum(code_attempts) from tenant.challenge) as tries, (select count(*) from tenant.outbox_event) as events`,
      );
    const before = await state();
    const answers = [];
    for (const present of wrongCombinations)
      for (const absent of [{}, Object.fromEntries(fields.map((field) => [field, null]))])
        answers.push(await reset({ ...absent, ...bodyOf(present) }));
    figure(
      'RA-06',
      'wrong combinations of codes accepted, of 13',
      answers.filter(({ status }) => status < 400).length,
      '0',
    );
    expect(wrongCombinations).toHaveLength(13);
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 26 }, () => 422));
    expect(await state()).toEqual(before);

    expect((await reset({ ...bodyOf(['emailAuthCode']), requestCode: null })).body.result).toBe(
      'PASSWORD_RESET',
    );
    const other = await asked('lin');
    const typed = { requestCode: other.requestCode, verificationCode: other.code };
    expect((await reset({ ...typed, emailAuthCode: null })).body.result).toBe('PASSWORD_RESET');
    const third = { passwordResetCode: await linkOfStaff('mary'), method: 'password_reset_code' };
    expect((await reset(third)).body.result).toBe('PASSWORD_RESET');
  });

  it.each([
    [{}, [['', 'code-required']]],
    [{ requestCode: 'a' }, [['/verificationCode', 'required']]],
    [{ requestCode: 'a', verificationCode: null }, [['/verificationCode', 'required']]],
    [{ verificationCode: '123456' }, [['/requestCode', 'required']]],
    [
      { emailAuthCode: 'a', passwordResetCode: 'b' },
      [
        ['/emailAuthCode', 'one-proof-only'],
        ['/passwordResetCode', 'one-proof-only'],
      ],
    ],
    [{ emailAuthCode: '' }, [['/emailAuthCode', 'too-short']]],
    [{ emailAuthCode: ['a'] }, [['/emailAuthCode', 'wrong-type']]],
    [{ emailAuthCode: 'a', newPassword: null }, [['/newPassword', 'wrong-type']]],
    [{ emailAuthCode: 'a', newPassword: '' }, [['/newPassword', 'too-short']]],
    [{ emailAuthCode: 'a', newPassword: undefined }, [['/newPassword', 'required']]],
    [{ emailAuthCode: 'a', suppressNotification: 'yes' }, [['/suppressNotification', 'wrong-type']]],
    [{ emailAuthCode: 'a', method: 'verification_code' }, [['/method', 'method-mismatch']]],
    [{ emailAuthCode: 'a', surprise: 1 }, [['/surprise', 'unknown-property']]],
  ])('RA-07 RA-08 EX-X5 %j is refused field by field', async (body, faults) => {
    const answer = await reset(body);
    expect([answer.status, answer.headers['content-type']]).toEqual([
      422,
      expect.stringContaining('application/problem+json'),
    ]);
    expect(answer.body.errors.map(({ pointer, code }) => [pointer, code])).toEqual(faults);
  });

  it('RA-07 every way asks for a code of at least one sign', async () => {
    for (const field of fields)
      expect((await reset({ [field]: '' })).body.errors.map(({ pointer }) => pointer)).toContain(`/${field}`);
  });

  it('RA-08 EX-X3 the contract tells the three ways apart, and the new password as one', async () => {
    const { body } = await world.acme.api.get<{
      components: {
        schemas: Record<
          string,
          { oneOf: { title: string; required: string[] }[]; properties: { newPassword: object } }
        >;
      };
    }>('/openapi.json');
    const schema = body.components.schemas['ResetPassword'];
    expect(schema?.oneOf.map(({ title, required }) => [title, required.join(' ')])).toEqual([
      ['email_auth_code', ways[0]],
      ['verification_code', ways[1]],
      ['password_reset_code', ways[2]],
    ]);
    expect(schema?.properties.newPassword).toMatchObject({
      type: 'string',
      minLength: 1,
      format: 'password',
    });
  });

  it('a refused password spends no code, and the answer says why by field', async () => {
    const { token: emailAuthCode } = await asked('grace');
    const refused = await reset({ emailAuthCode, newPassword: 'short' });
    expect([refused.status, refused.body.code]).toEqual([422, 'password-refused']);
    expect(refused.body.errors.map(({ pointer, code }) => [pointer, code])).toEqual([
      ['/newPassword', 'too-short'],
    ]);
    const again = await reset({ emailAuthCode, newPassword: 'eight green kettles sing' });
    expect(again.body.result).toBe('PASSWORD_RESET');
  });

  it('EX-X4 R-22 the same call under the same key has one effect and one answer', async () => {
    const { token: emailAuthCode } = await asked('lin');
    const calls = { idempotencyKey: 'one-call-of-this-test-1' };
    const body = { emailAuthCode, newPassword: 'nine green kettles sing' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => reset(body, calls)));
    const results = answers.filter(({ status }) => status === 200).map(({ body: told }) => told.result);
    expect(new Set(results)).toEqual(new Set(['PASSWORD_RESET']));
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    const changes = await world.sql(
      `select c.id from tenant.credential_change c join tenant.app_user u on u.id = c.user_id
        where u.user_name = 'lin' and u.email like '%acme%' and c.concluded_at > now() - interval '1 minute'`,
    );
    expect(changes.length).toBeLessThanOrEqual(2);
    expect(await lets('lin', 'nine green kettles sing')).toBe(200);
  });

  it('RA-11 S-40 codes of one tenant are nothing to another', async () => {
    const { requestCode, code, token } = await asked('mary');
    const { api } = world.globex;
    expect((await reset({ emailAuthCode: token }, {}, api)).body.code).toBe('link-rejected');
    expect((await reset({ passwordResetCode: token }, {}, api)).body.code).toBe('link-rejected');
    const typed = { requestCode, verificationCode: code };
    for (let tries = 0; tries < 6; tries += 1)
      expect((await reset(typed, {}, api)).body.code).toBe('proof-rejected');
    expect((await reset({ ...typed, newPassword: 'ten green kettles sing' })).body.result).toBe(
      'PASSWORD_RESET',
    );
  });

  it('RA-11 RA-13 a token whose key may reset is heard, one whose key may not is refused, and no code is spent', async () => {
    const { token: emailAuthCode } = await asked('lin');
    const body = { emailAuthCode, newPassword: 'fourteen green kettles sing' };
    const refused = await reset(body, {}, await tokenHolder([suppress]));
    expect([refused.status, refused.body.code]).toEqual([403, 'permission-missing']);
    expect((await reset(body, {}, await tokenHolder([execute]))).body.result).toBe('PASSWORD_RESET');
    expect(await lets('lin', 'fourteen green kettles sing')).toBe(200);
  });

  it('RA-09 only who has the permission may keep the mail back', async () => {
    const { token: emailAuthCode } = await asked('lin');
    const body = { emailAuthCode, newPassword: 'fifteen green kettles sing', suppressNotification: true };
    const refused = await reset(body, {}, await tokenHolder([execute]));
    expect([refused.status, refused.body.code]).toEqual([403, 'permission-missing']);
    expect((await reset(body, {}, await tokenHolder([execute, suppress]))).body.result).toBe(
      'PASSWORD_RESET',
    );
  });

  it('RA-09 the mail of a changed password is left out when the application tells it itself', async () => {
    const notices = async () =>
      (
        await world.sql<{ n: number }>(
          `select count(*)::int as n from tenant.message where kind = 'password-changed' and user_id = $1`,
          [world.acme.user('mary').id],
        )
      )[0]?.n ?? 0;
    const before = await notices();
    const quiet = await tokenHolder([execute, suppress]);
    const set = async (password: string, suppressNotification?: boolean) => {
      const { token: emailAuthCode } = await asked('mary');
      const body = { emailAuthCode, newPassword: password, suppressNotification };
      expect((await reset(body, {}, quiet)).body.result).toBe('PASSWORD_RESET');
    };
    await set('twelve green kettles sing', true);
    expect(await notices()).toBe(before);
    await set('thirteen green kettles sing');
    expect(await notices()).toBe(before + 1);
  });

  it('S-05 the answer to a name that nobody has is the same', async () => {
    const known = await world.acme.api.post(`${path}/send-email`, { identifier: 'ada' });
    const unknown = await world.acme.api.post(`${path}/send-email`, { identifier: 'nobody-at-all' });
    const shape = ({ status, body }: typeof known) => [
      status,
      Object.entries(body).map(([key, value]) => [key, typeof value, String(value).length]),
    ];
    expect(shape(unknown)).toEqual(shape(known));
  });
});
