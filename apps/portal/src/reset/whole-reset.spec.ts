import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { BrowserWithoutScript, textOf, titleOf } from '../testing/browser-without-script.ts';
import { GOOD_CODE, GOOD_DEVICE, GOOD_PASSWORD, KNOWN_USER } from '../testing/fake-public-api.ts';
import { FlowSteps } from '../testing/flow-steps.ts';
import { startPortalUnderTest, type PortalUnderTest } from '../testing/portal-under-test.ts';

let test: PortalUnderTest;
let steps: FlowSteps;
beforeAll(async () => {
  test = await startPortalUnderTest();
  steps = new FlowSteps(test);
});
afterEach(() => test.api.behave());
afterAll(() => test.stop());

describe('a whole reset without JavaScript', () => {
  it('PR-P01 PR-P04 PR-P05 PR-P07 EX-P2 by code: ask, read the mail, type its code, set the password, be told', async () => {
    const browser = steps.newBrowser();
    const start = await browser.get('/');
    expect([start.status, start.location]).toEqual([303, '/reset']);
    const identify = await browser.get('/reset');
    expect(textOf(identify)).toContain('Step 1 of 3 Reset your password');
    const sent = await browser.follow(await browser.submit('/reset', { identifier: KNOWN_USER.identifier }));
    expect(titleOf(sent)).toBe('Check your mail – Acme');
    expect(textOf(sent)).toContain('Step 2 of 3');
    expect(textOf(sent)).toMatch(/If bob@acme\.example matches an account, we have sent a mail/);
    expect(textOf(sent)).toMatch(
      /The code works until (?:\w+ \d+ at )?\d+:\d{2} [AP]M UTC, the link until (?:\w+ \d+ at )?\d+:\d{2} [AP]M UTC\./,
    );
    const password = await browser.follow(await browser.submit('/reset/sent', { code: GOOD_CODE }));
    expect(textOf(password)).toContain('Step 3 of 3 Choose a new password');
    const done = await browser.follow(
      await browser.submit('/reset/password', { 'new-password': GOOD_PASSWORD }),
    );
    expect(done.status).toBe(200);
    expect(titleOf(done)).toBe('Your password is changed – Acme');
    expect(test.api.password).toBe(GOOD_PASSWORD);
    expect(browser.cookies.get('__Host-latchkey-device')).toBe(GOOD_DEVICE);
  });

  it('S-30 EX-P10 by link: 20 GET and HEAD change nothing, the button then redeems it', async () => {
    await steps.asked();
    const { linkToken } = test.api.latest();
    const elsewhere = steps.newBrowser();
    const before = test.api.worked;
    for (let time = 0; time < 20; time += 1) {
      const page =
        time % 2
          ? await elsewhere.head(`/reset/link/${linkToken}`)
          : await elsewhere.get(`/reset/link/${linkToken}`);
      expect([page.status, page.setCookies]).toEqual([200, []]);
    }
    expect(test.api.worked).toBe(before);
    expect(test.api.latest().state).toBe('awaiting_proof');
    const answer = await elsewhere.submit(`/reset/link/${linkToken}`, {});
    expect([answer.status, answer.location]).toEqual([303, '/reset/password']);
    expect(test.api.latest().state).toBe('proven');
  });

  it('S-31 the token of a link stands in no page, no later address, no cookie and no line of the log', async () => {
    await steps.asked();
    const { linkToken } = test.api.latest();
    const browser = steps.newBrowser();
    const landing = await browser.get(`/reset/link/${linkToken}`);
    expect(landing.html).not.toContain(linkToken);
    expect(landing.headers).toMatchObject({ 'referrer-policy': 'no-referrer', 'cache-control': 'no-store' });
    const answer = await browser.submit(`/reset/link/${linkToken}`, {});
    expect(answer.location).toBe('/reset/password');
    expect([...browser.cookies.values()].join(' ')).not.toContain(linkToken);
    const lines = test.lines.join('\n');
    expect(lines).toContain('/reset/link/:token');
    expect(lines).not.toContain(linkToken);
    expect(lines).not.toContain(KNOWN_USER.identifier);
    expect(lines).not.toContain(GOOD_PASSWORD);
  });

  it('S-29 the flow secret of the browser changes when the proof raises what it may do', async () => {
    const browser = await steps.asked();
    const before = browser.cookies.get('__Host-latchkey-flow');
    const old = browser.copy();
    await browser.submit('/reset/sent', { code: GOOD_CODE });
    expect(browser.cookies.get('__Host-latchkey-flow')).not.toBe(before);
    const stale = await old.get('/reset/password');
    expect(stale.status).toBe(410);
    expect(textOf(stale)).toContain('This request has ended');
  });

  it('S-29 EX-P18 the flow cookie is __Host-, Secure, HttpOnly, SameSite=Strict', async () => {
    const answer = await steps.newBrowser().submit('/reset', { identifier: 'x' });
    const [cookie = ''] = answer.setCookies;
    expect(cookie).toMatch(/^__Host-latchkey-flow=/);
    expect(cookie).toMatch(/; Path=\/; Max-Age=\d+; Secure; HttpOnly; SameSite=Strict$/);
  });

  it('EX-P7 the username goes with the new password only where this browser typed it', async () => {
    const own = await steps.proven();
    const page = await own.get('/reset/password');
    const [username = ''] = page.html.match(/<input [^>]*name="username"[^>]*>/) ?? [];
    expect(username).toMatch(/^(?=.*autoComplete="username")(?=.*hidden="")(?=.*value="bob@acme\.example")/i);
    await steps.asked();
    const { linkToken } = test.api.latest();
    const elsewhere = steps.newBrowser();
    const other = await elsewhere.follow(await elsewhere.submit(`/reset/link/${linkToken}`, {}));
    expect(titleOf(other)).toContain('Choose a new password');
    expect(other.html).not.toContain('name="username"');
    expect(other.html).not.toContain(KNOWN_USER.identifier);
  });

  it('EX-P7 /.well-known/change-password leads to the page, by 302', async () => {
    const answer = await steps.newBrowser().get('/.well-known/change-password');
    expect([answer.status, answer.location]).toEqual([302, '/reset']);
  });
});

describe('the same page for everybody', () => {
  it('EX-P9 the pages for a known and an unknown account are equal, but for ids and the typed name', async () => {
    const pages = await Promise.all(
      ['bob@acme.example', 'eve@acme.example'].map(async (identifier) => {
        const browser = steps.newBrowser();
        const answer = await browser.submit('/reset', { identifier });
        const page = await browser.follow(answer);
        const html = page.html
          .replaceAll(identifier, '(typed)')
          .replaceAll(/name="form" value="[^"]+"/g, '(id)');
        return [answer.status, page.status, html.replaceAll(/<time.*?<\/time>/g, '(time)')];
      }),
    );
    expect(pages[0]).toEqual(pages[1]);
  });

  it('EX-P9 the language comes from the address, the cookie, the browser and the tenant, in this order', async () => {
    const browser = steps.newBrowser({ 'accept-language': 'fr-CA,fr;q=0.9,en;q=0.1' });
    const lang = async (address: string) =>
      /<html lang="([^"]+)" dir="(\w+)"/.exec((await browser.get(address)).html)?.slice(1);
    expect(await lang('/reset')).toEqual(['fr', 'ltr']);
    expect(await lang('/reset?lang=ar')).toEqual(['ar', 'rtl']);
    expect(await lang('/reset')).toEqual(['ar', 'rtl']);
    expect(await lang('/reset?lang=xx')).toEqual(['ar', 'rtl']);
    test.api.appearance['defaultLocale'] = 'de';
    const other = new BrowserWithoutScript(test.portal, 'localhost');
    expect((await other.get('/reset')).html).toContain('<html lang="de"');
    delete test.api.appearance['defaultLocale'];
    await browser.submit('/reset', { identifier: 'x' });
    expect(test.api.seenAt(/^\/v1\/reset-requests$/).at(-1)?.headers['accept-language']).toBe('ar');
  });
});
