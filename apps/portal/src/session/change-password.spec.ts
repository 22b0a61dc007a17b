import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { BrowserWithoutScript, textOf, titleOf } from '../testing/browser-without-script.ts';
import { problem } from '../testing/fake-front.ts';
import { GOOD_PASSWORD, KNOWN_USER } from '../testing/fake-public-api.ts';
import { startPortalUnderTest, type PortalUnderTest } from '../testing/portal-under-test.ts';

let test: PortalUnderTest;
beforeAll(async () => {
  test = await startPortalUnderTest();
});
afterEach(() => {
  test.api.behave();
  test.api.password = firstPassword;
});
afterAll(() => test.stop());

const firstPassword = 'the old password of Bob';
const path = '/account/password';
const signedIn = async (offers = ['change_password', 'unlock']): Promise<BrowserWithoutScript> => {
  const browser = new BrowserWithoutScript(test.portal);
  await browser.submit('/sign-in', { identifier: KNOWN_USER.identifier, password: test.api.password });
  test.api.sessions.offers = offers;
  return browser;
};
const entry = (next: string, current = firstPassword) => ({
  'current-password': current,
  'new-password': next,
});
const answers = (called: string, status: number, body: unknown) => {
  test.api.override = ({ path: asked }) => (asked.endsWith(called) ? { status, body } : undefined);
};

describe('the password of who is signed in', () => {
  it('PR-P08 PR-P09 is changed on a page of its own, and the account says that it is done', async () => {
    const [browser, elsewhere] = [await signedIn(), await signedIn()];
    expect((await browser.get('/account')).html).toContain(`href="${path}"`);
    const page = await browser.get(path);
    expect(titleOf(page)).toBe('Change your password – Acme');
    expect(page.html).toMatch(/autoComplete="current-password"[^]*autoComplete="new-password"/i);
    expect(page.html).toMatch(/passwordrules="minlength: 15; maxlength: 128;"/);
    const done = await browser.submit(path, entry(GOOD_PASSWORD));
    expect([done.status, done.location]).toEqual([303, '/account?done=changed']);
    expect(textOf(await browser.follow(done))).toContain('Your password is changed. You stay signed in here');
    expect(test.api.password).toBe(GOOD_PASSWORD);
    expect((await elsewhere.get('/account')).location).toBe('/sign-in?ended=1');
  });

  it('PR-P10 EX-P4 what is wrong is told where it belongs, and no password is repeated', async () => {
    const browser = await signedIn();
    const told = async (fields: Record<string, string>) => {
      const page = await browser.submit(path, fields);
      for (const typed of Object.values(fields)) expect(page.html).not.toContain(typed || 'no such text');
      return [page.status, textOf(page)];
    };
    expect(await told(entry('', ''))).toEqual([
      422,
      expect.stringMatching(/Enter your password\..*Enter a new password\./),
    ]);
    expect(await told(entry('short-secret'))).toEqual([422, expect.stringContaining('too short')]);
    expect(await told(entry(GOOD_PASSWORD, 'not the present one'))).toEqual([
      422,
      expect.stringContaining('The current password is not right.'),
    ]);
    expect(await told(entry('long'.repeat(3000)))).toEqual([422, expect.stringContaining('too long')]);
    expect(test.api.password).toBe(firstPassword);
  });

  it('PR-P10 a store that is away changes nothing; what nobody knows is told as neither done nor failed', async () => {
    const browser = await signedIn();
    const change = () => browser.submit(path, entry(GOOD_PASSWORD));
    test.api.override = ({ path: asked }) =>
      asked.endsWith('/change-password') ? problem(503, 'store-unavailable') : undefined;
    const away = await change();
    expect([away.status, textOf(away).includes('Nothing was changed')]).toEqual([503, true]);
    answers('/change-password', 202, { result: 'OUTCOME_UNKNOWN' });
    expect(textOf(await change())).toContain('We do not know yet whether your new password is saved.');
    answers('/change-password', 202, { result: 'PENDING_WITH_EXTERNAL_SYSTEM' });
    expect(textOf(await change())).toContain('Nothing is changed yet.');
  });

  it('is asked for nowhere where no process offers it', async () => {
    const browser = await signedIn([]);
    const account = await browser.get('/account');
    expect([account.html.includes(path), account.html.includes('/account/unlock')]).toEqual([false, false]);
    const page = await browser.get(path);
    expect([page.status, page.html.includes('<form method="post" action="/account/password"')]).toEqual([
      409,
      false,
    ]);
    expect(textOf(page)).toContain('Your password cannot be changed here.');
  });

  it('an offer that is taken back while the page is open is told', async () => {
    const browser = await signedIn();
    test.api.override = ({ path: asked }) => {
      if (asked.endsWith('/change-password')) test.api.sessions.offers = [];
      return undefined;
    };
    const page = await browser.submit(path, entry(GOOD_PASSWORD));
    expect([page.status, textOf(page).includes('cannot be changed here')]).toEqual([409, true]);
  });

  it('EX-P12 S-33 nothing is asked of a session that is over', async () => {
    const stranger = new BrowserWithoutScript(test.portal);
    expect((await stranger.get(path)).location).toBe('/sign-in');
    const browser = await signedIn();
    const open = await browser.get(path);
    const form = /name="form" value="([^"]+)"/.exec(open.html)?.[1] ?? '';
    test.api.sessions.clear();
    const late = await browser.post(path, { form, ...entry(GOOD_PASSWORD) });
    expect(late.location).toBe('/sign-in?ended=1');
    expect(browser.cookies.has('__Host-latchkey-session')).toBe(false);
    expect(test.api.password).toBe(firstPassword);
  });

  it('a form of another site changes nothing', async () => {
    const browser = await signedIn();
    const forged = await browser.post(path, entry(GOOD_PASSWORD), { 'sec-fetch-site': 'cross-site' });
    const unlock = await browser.post('/account/unlock', {}, { 'sec-fetch-site': 'cross-site' });
    expect([forged.status, unlock.status, test.api.password]).toEqual([403, 403, firstPassword]);
  });

  it('EX-P7 password managers find the page, and who is not signed in recovers the account', async () => {
    const wellKnown = async (browser: BrowserWithoutScript) => {
      const { status, location } = await browser.get('/.well-known/change-password');
      return [status, location];
    };
    expect(await wellKnown(new BrowserWithoutScript(test.portal))).toEqual([302, '/reset']);
    expect(await wellKnown(await signedIn())).toEqual([302, path]);
  });
});

describe('the lock of an account', () => {
  it('PR-W23 is ended by a button where a process offers it, and the password stays', async () => {
    const browser = await signedIn(['unlock']);
    const done = await browser.submit('/account', {}, '/account/unlock');
    expect([done.status, done.location]).toEqual([303, '/account?done=unlocked']);
    expect(textOf(await browser.follow(done))).toContain('Your account is unlocked');
    expect(test.api.password).toBe(firstPassword);
  });

  it.each([
    [403, problem(409, 'unlock-refused').body, 409, 'This account cannot be unlocked from here.'],
    [503, problem(503, 'store-unavailable').body, 503, 'Nothing was changed.'],
    [202, { result: 'OUTCOME_UNKNOWN' }, 200, 'We do not know yet whether your account is unlocked.'],
    [202, { result: 'PENDING_WITH_EXTERNAL_SYSTEM' }, 200, 'Another system carries it out'],
  ])('PR-W23 an answer of %i is told as what it is', async (status, body, shown, text) => {
    const browser = await signedIn();
    answers('/session/unlock', status, body);
    const page = await browser.submit('/account', {}, '/account/unlock');
    expect([page.status, textOf(page)]).toEqual([shown, expect.stringContaining(text)]);
  });
});
