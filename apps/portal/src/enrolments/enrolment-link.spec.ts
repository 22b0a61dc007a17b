import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf, titleOf } from '../testing/browser-without-script.ts';
import { EnrolmentSteps, METHODS, pageOf } from '../testing/enrolment-steps.ts';
import { LINKED_USER } from '../testing/fake-enrolments.ts';
import { problem } from '../testing/fake-front.ts';
import { startPortalUnderTest, type PortalUnderTest } from '../testing/portal-under-test.ts';

const COOKIE = '__Host-latchkey-enrolment';

describe('a mailed link to enrol by', () => {
  let test: PortalUnderTest;
  let steps: EnrolmentSteps;
  beforeAll(async () => {
    test = await startPortalUnderTest();
    steps = new EnrolmentSteps(test);
  });
  afterEach(() => test.api.behave());
  afterAll(() => test.stop());

  it('EX-P10 is redeemed by a button and never by being opened, and its token is nowhere afterwards', async () => {
    const token = test.api.enrolments.mailLink();
    const address = `/enrol/link/${token}`;
    const browser = steps.newBrowser();
    const seen = () => test.api.seenAt(/redeem$/).length;
    const before = seen();
    for (const page of [await browser.get(address), await browser.head(address), await browser.get(address)])
      expect(page.status).toBe(200);
    const landing = await browser.get(address);
    expect([seen(), titleOf(landing)]).toEqual([before, 'Set up a way back in – Acme']);
    expect(landing.html).not.toContain(token);
    expect(landing.headers['referrer-policy']).toBe('no-referrer');
    const answer = await browser.submit(address, {});
    expect([answer.status, answer.location]).toEqual([303, METHODS]);
    expect(answer.setCookies[0]).toMatch(
      /^__Host-latchkey-enrolment=[^;]+; Path=\/; Max-Age=1[78]\d\d; Secure; HttpOnly; SameSite=Strict$/,
    );
    const hub = await browser.get(METHODS);
    expect(textOf(hub)).toContain(`for the account of ${LINKED_USER}, until`);
    expect(hub.html).not.toContain(LINKED_USER);
    expect(test.lines.join()).not.toContain(token);
  });

  it('S-36 a first method is begun by it without a password, and a second one is asked for it', async () => {
    const browser = await steps.byLink();
    expect((await browser.get(pageOf('codes'))).html).not.toContain('name="password"');
    expect((await browser.submit(pageOf('codes'), {})).status).toBe(200);
    const second = await browser.get(pageOf('authenticator'));
    expect(second.html).toContain('name="password"');
    const without = await browser.submit(pageOf('authenticator'), { password: '' });
    expect([without.status, textOf(without).includes('Enter your password.')]).toEqual([422, true]);
    expect((await steps.begin(browser, 'authenticator')).status).toBe(200);
  });

  it('S-36 where the password turns out to be needed, its field appears', async () => {
    const browser = await steps.byLink();
    const asked = await browser.get(pageOf('codes'));
    test.api.enrolments.has('passkey');
    const page = await browser.post(pageOf('codes'), { form: /value="([^"]+)"/.exec(asked.html)?.[1] ?? '' });
    expect(page.status).toBe(403);
    expect(textOf(page)).toContain('Enter your password.');
    expect(page.html).toContain('name="password"');
  });

  it('EX-P10 one that was used, cut off or never given out says what to do', async () => {
    const address = `/enrol/link/${test.api.enrolments.mailLink()}`;
    await steps.newBrowser().submit(address, {});
    const browser = steps.newBrowser();
    for (const page of [await browser.submit(address, {}), await browser.get('/enrol/link/cut-off')]) {
      expect([page.status, titleOf(page)]).toEqual([410, 'This link does not work any more – Acme']);
      expect(textOf(page)).toContain('Ask whoever sent it for a new one.');
      expect(page.html).toContain('href="/sign-in"');
    }
    expect(browser.cookies.has(COOKIE)).toBe(false);
  });

  it('S-51 a forged form spends nothing, and one that is sent twice opens one session', async () => {
    const address = `/enrol/link/${test.api.enrolments.mailLink()}`;
    const browser = steps.newBrowser();
    expect((await browser.post(address, { form: 'forged' })).status).toBe(403);
    const page = await browser.get(address);
    const form = /name="form" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
    expect((await browser.post(address, { form }, { origin: 'https://evil.example' })).status).toBe(403);
    const twice = await Promise.all([browser, browser.copy()].map((each) => each.post(address, { form })));
    expect(twice.map(({ location }) => location)).toEqual([METHODS, METHODS]);
  });

  it('is newer than whoever is signed in here, and is forgotten by the next sign-in', async () => {
    const browser = await steps.signedIn();
    await browser.submit(`/enrol/link/${test.api.enrolments.mailLink()}`, {});
    expect(textOf(await browser.get(METHODS))).toContain(LINKED_USER);
    test.api.override = ({ path }) => (path === '/v1/enrolments' ? problem(401, 'session-ended') : undefined);
    const ended = await browser.get(METHODS);
    expect([ended.location, browser.cookies.has(COOKIE)]).toEqual([METHODS, false]);
    test.api.behave();
    expect(textOf(await browser.get(METHODS))).not.toContain(LINKED_USER);
    const other = await steps.byLink();
    await other.submit('/sign-in', { identifier: 'bob@acme.example', password: steps.password });
    expect(other.cookies.has(COOKIE)).toBe(false);
  });

  it('a session that has ended leads to sign-in, which says so', async () => {
    const browser = await steps.byLink();
    test.api.override = ({ path }) => (path === '/v1/enrolments' ? problem(401, 'session-ended') : undefined);
    const page = await browser.follow(await browser.get(pageOf('codes')));
    expect(textOf(page)).toContain('Your time here is over. Sign in again, or ask for a new link.');
  });
});
