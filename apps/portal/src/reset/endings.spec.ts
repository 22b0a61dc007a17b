import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { formId, textOf, titleOf } from '../testing/browser-without-script.ts';
import { problem } from '../testing/fake-front.ts';
import { MADE_PASSWORD, type FakeTerms } from '../testing/fake-public-api.ts';
import { FlowSteps } from '../testing/flow-steps.ts';
import { startPortalUnderTest, type PortalUnderTest } from '../testing/portal-under-test.ts';

const shown = { shown: true, mailed: false };

describe('the last step, where more or other things are offered than a new password', () => {
  let test: PortalUnderTest;
  let steps: FlowSteps;
  beforeAll(async () => {
    test = await startPortalUnderTest();
    steps = new FlowSteps(test);
  });
  afterAll(() => test.stop());
  afterEach(() => test.api.behave());

  const offer = (terms: Partial<FakeTerms>): void => {
    test.api.terms = { ...test.api.terms, ...terms };
  };

  it('PR-M02 PR-P05 a made password is shown once: covered, to be opened, and gone after a reload', async () => {
    offer({ endings: ['generate_password'], generatedPassword: shown });
    const browser = await steps.proven();
    const page = await browser.get('/reset/password');
    expect(titleOf(page)).toContain('Get a new password');
    expect(page.html).not.toContain('type="password"');
    const form = formId(page, '/reset/generated');
    const first = await browser.post('/reset/generated', { form });
    expect(first.status).toBe(200);
    expect(first.html).toMatch(/<details[^>]*><summary>Show password<\/summary>/);
    expect(textOf(first)).toContain(MADE_PASSWORD);
    expect(textOf(first)).toContain('only this once');
    expect(first.headers['cache-control']).toContain('no-store');
    const again = await browser.post('/reset/generated', { form });
    expect(again.html).not.toContain(MADE_PASSWORD);
    expect(textOf(again)).toContain('cannot be shown again');
    const done = await browser.get('/reset/done');
    expect(done.html).not.toContain(MADE_PASSWORD);
    expect(textOf(done)).toContain('If you did not keep it, start again.');
    expect(done.html).toContain('href="/reset"');
    expect(test.api.seenAt(/generated-password/)).toHaveLength(2);
    expect(test.api.latest().state).toBe('succeeded');
  });

  it('PR-N02 a mailed password is not on the page, which says where it is', async () => {
    offer({ endings: ['generate_password'], generatedPassword: { shown: false, mailed: true } });
    const browser = await steps.proven();
    const page = await browser.submit('/reset/password', {}, '/reset/generated');
    expect(textOf(page)).toContain('on its way to you by mail');
    expect(page.html).not.toContain(MADE_PASSWORD);
    expect(page.html).not.toContain('<details');
  });

  it('PR-P14 an account is unlocked, and nothing is said of a new password', async () => {
    offer({ endings: ['choose_password', 'unlock'] });
    const browser = await steps.proven();
    const page = await browser.get('/reset/password');
    expect(page.html).toContain('type="password"');
    const sent = await browser.submit('/reset/password', {}, '/reset/unlock');
    expect([sent.status, sent.location]).toEqual([303, '/reset/done']);
    const done = await browser.follow(sent);
    expect(titleOf(done)).toContain('Your account is unlocked');
    expect(textOf(done)).not.toContain('new password');
  });

  it.each([
    ['generated', 503, 'store-unavailable', 503, 'No new password could be made'],
    ['requested', 503, 'store-unavailable', 503, 'No new password could be made'],
    ['unlock', 503, 'store-unavailable', 503, 'does not answer'],
    ['unlock', 409, 'unlock-refused', 422, 'cannot be unlocked from here'],
    ['unlock', 422, 'idempotency-key-reused', 409, 'open too long'],
  ])(
    'PR-P06 /reset/%s refused with %s %s is told, and can be tried again',
    async (what, status, code, told, words) => {
      const password = what === 'requested' ? 'request_password' : 'generate_password';
      offer({ endings: [password, 'unlock'], generatedPassword: shown });
      const browser = await steps.proven();
      test.api.override = ({ path }) => (/password|unlock$/.test(path) ? problem(status, code) : undefined);
      const page = await browser.submit('/reset/password', {}, `/reset/${what}`);
      expect([page.status, textOf(page).includes(words)]).toEqual([told, true]);
      test.api.override = undefined;
      const again = await browser.post(`/reset/${what}`, { form: formId(page, `/reset/${what}`) });
      expect(again.status).toBeLessThan(400);
    },
  );

  it('BY-01 an answer that was lost on the way leads to where the recovery stands', async () => {
    offer({ endings: ['generate_password', 'unlock'], generatedPassword: shown });
    for (const what of ['generated', 'unlock']) {
      const browser = await steps.proven();
      test.api.override = ({ path }) => (/generated-password|unlock$/.test(path) ? 'hang up' : undefined);
      const page = await browser.submit('/reset/password', {}, `/reset/${what}`);
      expect([page.status, page.location]).toEqual([303, '/reset/status']);
      test.api.override = undefined;
    }
  });

  it('AS-10 AS-04 a password that another system makes is asked for by one button, and nothing is typed', async () => {
    offer({ endings: ['request_password'] });
    const browser = await steps.proven();
    const page = await browser.get('/reset/password');
    expect(titleOf(page)).toContain('Ask for a new password');
    expect(page.html).not.toContain('type="password"');
    expect(page.html).not.toContain('id="rules"');
    const sent = await browser.submit('/reset/password', {}, '/reset/requested');
    expect([sent.status, sent.location]).toEqual([303, '/reset/status']);
    const asked = new RegExp(`${test.api.latest().id}/password$`);
    expect(test.api.seenAt(asked).map(({ body }) => body)).toEqual([{}]);
    for (let reload = 0; reload < 2; reload += 1) {
      const status = await browser.get('/reset/status');
      expect(titleOf(status)).toContain('Your request was passed on');
      expect(textOf(status)).toContain('Nothing is changed yet');
    }
    expect((await browser.get('/reset/done')).location).toBe('/reset/status');
    test.api.latest().state = 'succeeded';
    const done = await browser.follow(await browser.get('/reset/status'));
    expect(textOf(done)).toContain('comes to you by mail, from the system that keeps it');
  });

  it.each([
    ['failed', 'Your password was not changed'],
    ['expired', 'This request has ended'],
  ] as const)('AS-09 R-28 a request that another system had and that %s is told so', async (state, words) => {
    offer({ endings: ['request_password'] });
    const browser = await steps.proven();
    await browser.submit('/reset/password', {}, '/reset/requested');
    test.api.latest().state = state;
    const page = await browser.get('/reset/status');
    expect(textOf(page.location ? await browser.follow(page) : page)).toContain(words);
  });

  it('what another system has is told as passed on, never as done', async () => {
    const browser = await steps.proven();
    test.api.latest().state = 'submitted';
    const page = await browser.follow(await browser.get('/reset/password'));
    expect(titleOf(page)).toContain('Your request was passed on');
    expect(textOf(page)).toContain('Nothing is changed yet');
  });

  it.each(['generated', 'requested', 'unlock'])(
    'S-51 /reset/%s without its form id changes nothing',
    async (what) => {
      offer({ endings: ['generate_password', 'unlock'], generatedPassword: shown });
      const browser = await steps.proven();
      const page = await browser.post(`/reset/${what}`, { form: 'forged' });
      expect(page.status).toBe(403);
      expect(page.html).not.toContain(MADE_PASSWORD);
      expect(test.api.latest().state).toBe('proven');
      const stranger = await steps.newBrowser().post(`/reset/${what}`, { form: 'forged' });
      expect(stranger.status).toBeGreaterThanOrEqual(400);
    },
  );

  it('PR-T16 a process without a link says nothing of one', async () => {
    offer({ mailsLink: false });
    const browser = await steps.asked();
    const page = await browser.get('/reset/sent');
    expect(textOf(page)).toContain('Type the code from the mail here.');
    expect(textOf(page)).not.toMatch(/mail with a link|the link until/);
  });
});
