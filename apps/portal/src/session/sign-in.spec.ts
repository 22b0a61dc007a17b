import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { BrowserWithoutScript, textOf, titleOf } from '../testing/browser-without-script.ts';
import { KNOWN_USER } from '../testing/fake-public-api.ts';
import { startPortalUnderTest, type PortalUnderTest } from '../testing/portal-under-test.ts';

let test: PortalUnderTest;
beforeAll(async () => {
  test = await startPortalUnderTest();
});
afterEach(() => test.api.behave());
afterAll(() => test.stop());

const good = () => ({ identifier: KNOWN_USER.identifier, password: test.api.password });
const newBrowser = () => new BrowserWithoutScript(test.portal);

describe('sign-in and sign-out', () => {
  it('opens a session in a __Host- cookie, shows it, and ends it on the server', async () => {
    const browser = newBrowser();
    const answer = await browser.submit('/sign-in', good());
    expect(answer.location).toBe('/account');
    expect(answer.setCookies[0]).toMatch(
      /^__Host-latchkey-session=[^;]+; Path=\/; Max-Age=3\d{3}; Secure; HttpOnly; SameSite=Strict$/,
    );
    const account = await browser.get('/account');
    expect(textOf(account)).toContain('You are signed in to Acme Shop as Bob Miller.');
    const thief = browser.copy();
    const out = await browser.follow(await browser.submit('/account', {}, '/sign-out'));
    expect(textOf(out)).toContain('You are signed out.');
    expect(browser.cookies.has('__Host-latchkey-session')).toBe(false);
    expect((await thief.get('/account')).location).toBe('/sign-in?ended=1');
  });

  it('EX-P4 a refused sign-in keeps the name, clears the password and does not say which was wrong', async () => {
    const pages = [];
    for (const identifier of [KNOWN_USER.identifier, 'nobody@acme.example']) {
      const page = await newBrowser().submit('/sign-in', { identifier, password: 'wrong horse' });
      expect([page.status, titleOf(page)]).toEqual([401, 'Error: Sign in – Acme']);
      expect(page.html).toContain(`value="${identifier}"`);
      expect(page.html).not.toContain('wrong horse');
      pages.push(textOf(page));
    }
    expect(pages[0]).toBe(pages[1]);
  });

  it('EX-P7 has the fields that password managers know', async () => {
    const { html } = await newBrowser().get('/sign-in');
    expect(html).toMatch(/name="identifier"/);
    expect(html).toMatch(/<input (?=[^>]*autoComplete="username")[^>]*>/i);
    expect(html).toMatch(/<input (?=[^>]*type="password")(?=[^>]*autoComplete="current-password")[^>]*>/i);
    expect(html).not.toMatch(/onpaste|autocomplete="off"/i);
  });

  it('names everything that is missing at once', async () => {
    const page = await newBrowser().submit('/sign-in', { identifier: ' ', password: '' });
    expect(page.status).toBe(422);
    expect(textOf(page)).toContain('Enter your user name or mail address. Enter your password.');
  });

  it('keeps the name while public-api does not answer, and stays signed in when it cannot sign out', async () => {
    const browser = newBrowser();
    await browser.submit('/sign-in', good());
    const account = await browser.get('/account');
    test.api.override = ({ method }) => (method === 'POST' ? 'hang up' : undefined);
    const page = await newBrowser().submit('/sign-in', good());
    expect([page.status, page.html.includes(`value="${KNOWN_USER.identifier}"`)]).toEqual([503, true]);
    expect(page.html).not.toContain(test.api.password);
    const form = /name="form" value="([^"]+)"/.exec(account.html)?.[1] ?? '';
    const out = await browser.post('/sign-out', { form });
    expect(out.status).toBe(503);
    expect(browser.cookies.has('__Host-latchkey-session')).toBe(true);
    test.api.behave();
    expect((await browser.get('/account')).status).toBe(200);
  });

  it('a session that ended elsewhere, or that is no session, leads to sign-in and is forgotten', async () => {
    const browser = newBrowser();
    await browser.submit('/sign-in', good());
    test.api.sessions.clear();
    expect((await browser.get('/account')).location).toBe('/sign-in?ended=1');
    expect(browser.cookies.has('__Host-latchkey-session')).toBe(false);
    expect((await newBrowser().get('/account')).location).toBe('/sign-in');
    const odd = await newBrowser().get('/account', { cookie: '__Host-latchkey-session=%0d%0ax' });
    expect(odd.location).toBe('/sign-in');
  });
});
