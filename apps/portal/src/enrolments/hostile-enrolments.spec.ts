import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf } from '../testing/browser-without-script.ts';
import { confirmationIn, EnrolmentSteps, hiddenIn, METHODS, pageOf } from '../testing/enrolment-steps.ts';
import { SEED, SEED_ADDRESS } from '../testing/fake-enrolments.ts';
import { problem } from '../testing/fake-front.ts';
import { GOOD_CODE } from '../testing/fake-public-api.ts';
import { startPortalUnderTest, type PortalUnderTest } from '../testing/portal-under-test.ts';

const FOREIGN = '01a20000-0000-7000-8000-0000000000ff';

describe('forms of enrolment that no page of ours sends', () => {
  let test: PortalUnderTest;
  let steps: EnrolmentSteps;
  beforeAll(async () => {
    test = await startPortalUnderTest();
    steps = new EnrolmentSteps(test);
  });
  afterEach(() => test.api.behave());
  afterAll(() => test.stop());

  it.each([[FOREIGN], ['..%2F..%2Fsession'], ['%00'], ['x'.repeat(90)], [`${FOREIGN}/${FOREIGN}/removal`]])(
    'an address with a foreign id is answered with the list: %s',
    async (id) => {
      const page = await (await steps.signedIn()).get(`${METHODS}/${id}`);
      expect(page.status).toBe(404);
      expect(textOf(page)).toMatch(/This is not offered here|This page does not exist/);
    },
  );

  it('foreign ids in a form change nothing and are answered in words', async () => {
    const browser = await steps.signedIn();
    const shown = await steps.begin(browser, 'authenticator');
    const hidden = { ...hiddenIn(shown), code: GOOD_CODE, password: steps.password };
    for (const road of [
      `${METHODS}/${FOREIGN}`,
      `${METHODS}/${FOREIGN}/${FOREIGN}/confirmation`,
      `${pageOf('authenticator')}/${FOREIGN}/confirmation`,
      `${pageOf('authenticator')}/no-id/confirmation`,
      `${pageOf('authenticator')}/${FOREIGN}/removal`,
      `${pageOf('authenticator')}/no-id/removal`,
    ]) {
      const page = await browser.post(road, hidden);
      expect([road, page.status >= 400 && page.status < 500]).toEqual([road, true]);
    }
    expect(test.api.enrolments.enrolments.map(({ status }) => status)).toEqual(['begun']);
  });

  it.each([
    ['another key', { seed: SEED.replace('J', 'K') }],
    ['no key', { seed: '<script>alert(1)</script>' }],
    ['an address with a second key', { address: `${SEED_ADDRESS}&secret=AAAA` }],
    ['an address that is a script', { address: `javascript:alert(1)//?secret=${SEED}` }],
    ['an address that goes elsewhere', { address: `https://evil.example/?secret=${SEED}` }],
    ['no address', { address: '' }],
  ])('the page shows nothing that it did not say itself: %s', async (_, fields) => {
    const browser = await steps.signedIn();
    const shown = await steps.begin(browser, 'authenticator');
    const page = await steps.confirm(browser, shown, { ...fields, code: '000000' });
    expect(page.status).toBe(422);
    expect(page.html).not.toMatch(/<svg class="qr"|otpauth:|javascript:|evil\.example|<script>/);
    expect(textOf(page)).toContain('This did not work. Nothing was changed.');
  });

  it.each([
    ['words for a number', { 'sent-to': '<b>42' }],
    ['a time of another day', { until: '2020-01-01T00:00:00.000Z' }],
    ['no time', { until: 'soon' }],
  ])('nor of a telephone: %s', async (_, fields) => {
    const browser = await steps.signedIn();
    const shown = await steps.begin(browser, 'phone', { phone: '+4915112345678' });
    const page = await steps.confirm(browser, shown, { ...fields, code: '000000' });
    expect([page.status, page.html.includes('number ends in')]).toEqual([422, false]);
  });

  it.each([
    ['a forged form', { form: 'forged' }, {}, 403],
    ['another site', {}, { origin: 'https://evil.example' }, 403],
  ])('S-51 %s begins nothing, and the page is shown again', async (_, fields, headers, status) => {
    const browser = await steps.signedIn();
    const form = /name="form" value="([^"]+)"/.exec((await browser.get(pageOf('codes'))).html)?.[1] ?? '';
    const body = { form, password: steps.password, ...fields };
    const page = await browser.post(pageOf('codes'), body, {
      ...{ origin: 'null', 'sec-fetch-site': 'same-origin' },
      ...headers,
      ...('origin' in headers ? { 'sec-fetch-site': 'cross-site' } : {}),
    });
    expect([page.status, textOf(page).includes('Your page was open too long.')]).toEqual([status, true]);
    expect(test.api.enrolments.enrolments).toEqual([]);
  });

  it('BY-15 one form with two contents is two requests: the second is refused as too old', async () => {
    const browser = await steps.signedIn();
    const form = /name="form" value="([^"]+)"/.exec((await browser.get(pageOf('phone'))).html)?.[1] ?? '';
    const send = (phone: string) => browser.post(pageOf('phone'), { form, password: steps.password, phone });
    expect((await send('+4915112345678')).status).toBe(200);
    const other = await send('+4915112345679');
    expect([other.status, textOf(other).includes('Your page was open too long.')]).toEqual([409, true]);
  });

  it.each([
    ['a field twice', 'password=a&password=b', 400],
    ['far too much', `password=${'a'.repeat(20_000)}`, 413],
  ])('%s is not read', async (_, body, status) => {
    const browser = await steps.signedIn();
    const page = await browser.post(pageOf('codes'), body);
    expect(page.status).toBe(status);
    expect(page.html).toContain(`href="${METHODS}"`);
  });

  it.each([
    ['codes', { password: 'a'.repeat(9000) }],
    ['phone', { phone: '1'.repeat(4000) }],
    ['questions', { 'answer-1': '\u202e'.repeat(1500) }],
  ] as const)('fields that are too long or odd are answered in words: %s', async (of, fields) => {
    const page = await steps.begin(await steps.signedIn(), of, fields);
    expect([page.status >= 400 && page.status < 500, page.html.includes('class="summary"')]).toEqual([
      true,
      true,
    ]);
  });

  it.each([['GET'], ['POST']])('S-40 a session of another tenant is none here: %s', async (method) => {
    const browser = await steps.signedIn();
    const form = /name="form" value="([^"]+)"/.exec((await browser.get(pageOf('codes'))).html)?.[1] ?? '';
    browser.cookies.set('__Host-latchkey-session', 'of-globex');
    const page =
      method === 'GET'
        ? await browser.get(pageOf('codes'))
        : await browser.post(pageOf('codes'), { form, password: steps.password });
    expect([page.status, page.location]).toEqual([303, '/sign-in?ended=1']);
    expect(browser.cookies.has('__Host-latchkey-session')).toBe(false);
  });

  it.each([['{"token":"x"}'], ['not base64'], ['e30'], [Buffer.from('null').toString('base64url')]])(
    'a cookie that is none of ours counts as none: %s',
    async (value) => {
      const browser = steps.newBrowser();
      browser.cookies.set('__Host-latchkey-enrolment', encodeURIComponent(value));
      expect((await browser.get(METHODS)).location).toBe('/sign-in');
    },
  );

  it('a beginning that shows nothing usable ends in a page, not in a failure', async () => {
    const browser = await steps.signedIn();
    test.api.override = ({ path, method }) =>
      path === '/v1/enrolments' && method === 'POST'
        ? { status: 201, body: { id: FOREIGN, status: 'begun', shown: { seed: '<b>' }, usableFrom: null } }
        : undefined;
    expect((await steps.begin(browser, 'authenticator')).status).toBe(503);
  });

  it.each([
    [404, 'not-found', 410],
    [403, 'password-not-confirmed', 403],
    [409, 'conflict', 409],
    [422, 'idempotency-key-reused', 409],
  ])('what a confirmation is refused for leads on: %s %s', async (status, code, told) => {
    const browser = await steps.signedIn();
    const shown = await steps.begin(browser, 'authenticator');
    test.api.override = ({ path }) => (path.endsWith('/confirmation') ? problem(status, code) : undefined);
    const page = await steps.confirm(browser, shown, { code: GOOD_CODE });
    expect([page.status, page.html.includes('class="summary"')]).toEqual([told, true]);
  });

  it('the address of a form, opened again, leads to the first step where nothing can be shown twice', async () => {
    const browser = await steps.signedIn();
    const shown = await steps.begin(browser, 'authenticator');
    expect((await browser.get(confirmationIn(shown))).location).toBe(pageOf('authenticator'));
  });
});
