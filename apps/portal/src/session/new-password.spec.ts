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
const path = '/sign-in/new-password';
const asked = async (
  asks = { askCurrentPassword: true, allowSkip: false },
): Promise<BrowserWithoutScript> => {
  test.api.pausedSignIns.asks = asks;
  const browser = new BrowserWithoutScript(test.portal);
  const good = { identifier: KNOWN_USER.identifier, password: test.api.password };
  expect((await browser.submit('/sign-in', good)).location).toBe(path);
  return browser;
};
const entry = (next: string, current = firstPassword) => ({
  'current-password': current,
  'new-password': next,
});

describe('a new password before somebody is signed in', () => {
  it('AA-01 AA-07 is asked for on a page of its own, and the sign-in goes on with it', async () => {
    const browser = await asked();
    const page = await browser.get(path);
    expect(titleOf(page)).toBe('Choose a new password – Acme');
    expect(textOf(page)).toContain('Before you are signed in to Acme Shop, choose a new password.');
    expect(page.html).toMatch(/autoComplete="current-password"/i);
    expect(page.html).toMatch(/passwordrules="minlength: 15; maxlength: 128;"/);
    expect(page.html).not.toContain('Not now');
    expect(browser.cookies.has('__Host-latchkey-session')).toBe(false);
    expect((await browser.submit(path, entry(GOOD_PASSWORD))).location).toBe('/account');
    expect(test.api.password).toBe(GOOD_PASSWORD);
    expect(textOf(await browser.get('/account'))).toContain('You are signed in');
    expect(browser.cookies.has('__Host-latchkey-paused-sign-in')).toBe(false);
  });

  it('AA-10 AA-12 AA-13 EX-P4 every fault is told where it belongs, and no password is repeated', async () => {
    const browser = await asked();
    const told = async (fields: Record<string, string>) => {
      const page = await browser.submit(path, fields);
      expect(page.html).not.toContain(fields['new-password'] || 'no such text');
      return [page.status, textOf(page)];
    };
    expect(await told(entry(''))).toEqual([422, expect.stringContaining('Enter a new password.')]);
    expect(await told(entry('a weak password of some length'))).toEqual([
      422,
      expect.stringContaining('This password does not fit what Acme asks for.'),
    ]);
    expect(await told(entry('short-secret'))).toEqual([422, expect.stringContaining('too short')]);
    expect(await told(entry(GOOD_PASSWORD, 'not the present one'))).toEqual([
      422,
      expect.stringContaining('The current password is not right.'),
    ]);
    expect((await browser.submit(path, entry(GOOD_PASSWORD))).location).toBe('/account');
  });

  it('AA-06 may be left for another time where that is allowed', async () => {
    const browser = await asked({ askCurrentPassword: false, allowSkip: true });
    const page = await browser.get(path);
    expect([page.html.includes('current-password'), textOf(page).includes('Not now')]).toEqual([false, true]);
    expect((await browser.submit(path, {}, `${path}/skip`)).location).toBe('/account');
    expect(test.api.password).toBe(firstPassword);
  });

  it('EX-P12 a sign-in that is over begins again, and says so', async () => {
    const stranger = new BrowserWithoutScript(test.portal);
    expect((await stranger.get(path)).location).toBe('/sign-in?ended=1');
    const browser = await asked();
    test.api.override = ({ path: called }) =>
      called.includes('/sign-in/actions/') ? problem(410, 'sign-in-over') : undefined;
    expect((await browser.submit(path, entry(GOOD_PASSWORD))).location).toBe('/sign-in?ended=1');
    expect(browser.cookies.has('__Host-latchkey-paused-sign-in')).toBe(false);
  });

  it('nobody is signed in by a password of which nothing is known, and a store that is away changes nothing', async () => {
    const browser = await asked();
    test.api.override = ({ path: called }) =>
      called.includes('/sign-in/actions/') ? problem(503, 'store-unavailable') : undefined;
    const away = await browser.submit(path, entry(GOOD_PASSWORD));
    expect([away.status, textOf(away).includes('Nothing was changed')]).toEqual([503, true]);
    test.api.override = ({ path: called }) =>
      called.includes('/sign-in/actions/') ? { status: 202, body: { result: 'OUTCOME_UNKNOWN' } } : undefined;
    const unknown = await browser.submit(path, entry(GOOD_PASSWORD));
    expect(textOf(unknown)).toContain('We do not know yet whether your new password is saved.');
    expect(browser.cookies.has('__Host-latchkey-session')).toBe(false);
  });
});
