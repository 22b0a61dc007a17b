import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf, titleOf } from '../testing/browser-without-script.ts';
import { EnrolmentSteps, METHODS, pageOf } from '../testing/enrolment-steps.ts';
import { problem } from '../testing/fake-front.ts';
import { startPortalUnderTest, type PortalUnderTest } from '../testing/portal-under-test.ts';

const inAnHour = () => new Date(Date.now() + 3600_000);

describe('what a person can prove by', () => {
  let test: PortalUnderTest;
  let steps: EnrolmentSteps;
  beforeAll(async () => {
    test = await startPortalUnderTest();
    steps = new EnrolmentSteps(test);
  });
  afterEach(() => test.api.behave());
  afterAll(() => test.stop());

  it('PR-M06 the account leads to every method that is offered, with its state and what to do', async () => {
    const { enrolments } = test.api;
    enrolments.has('authenticator', { lastUsedAt: new Date('2026-02-01T08:00:00Z') });
    enrolments.has('passkey', { status: 'begun', usableFrom: null, usable: false });
    enrolments.has('phone', { label: '42' });
    enrolments.has('phone', { label: '78', usable: false, usableFrom: inAnHour() });
    const browser = await steps.signedIn();
    expect((await browser.get('/account')).html).toContain(`href="${METHODS}"`);
    const page = await browser.get(METHODS);
    const text = textOf(page);
    expect(text).toContain('My <b>app</b> Ready to use. Last used: February 1 at 8:00');
    expect(page.html).not.toContain('My <b>app');
    expect(text).toContain('Codes for the drawer Not set up yet. Set up: Codes for the drawer');
    expect(text).toContain(
      'Passkey Begun, but not finished. Set it up again from the start. Set up: Passkey',
    );
    expect(text).toContain('Phone: number that ends in 42 Ready to use. Never used so far. Remove');
    expect(text).toMatch(/ends in 78 Can be used from .* UTC\. Until then it proves nothing\./);
    expect(text).toContain('Add another: Phone');
    expect(text).not.toContain('Add another: My');
    expect(page.html).toContain('href="/account"');
    expect(text).toContain('help@acme.example');
  });

  it('without a session, or where nothing is offered, the page says what to do', async () => {
    expect((await steps.newBrowser().get(METHODS)).location).toBe('/sign-in');
    expect((await steps.newBrowser().get(pageOf('codes'))).location).toBe('/sign-in');
    test.api.enrolments.offered = [];
    const page = await (await steps.signedIn()).get(METHODS);
    expect([page.status, textOf(page).includes('There is nothing to set up here.')]).toEqual([200, true]);
  });

  it('no more than ten telephones are offered, and a full list says so', async () => {
    for (let number = 10; number < 20; number += 1) test.api.enrolments.has('phone', { label: `${number}` });
    const browser = await steps.signedIn();
    expect(textOf(await browser.get(METHODS))).not.toContain('Add another');
    test.api.override = ({ path, method }) =>
      path === '/v1/enrolments' && method === 'POST' ? problem(409, 'conflict') : undefined;
    const page = await steps.begin(browser, 'phone', { phone: '+49 151 23456700' });
    expect(page.status).toBe(409);
    expect(textOf(page)).toContain('You have as many of these as one person may have.');
  });

  describe('is taken away', () => {
    const removalOf = (of: 'authenticator' | 'phone', id: string) => `${pageOf(of)}/${id}/removal`;

    it('S-36 with the password, after the page has said what is lost', async () => {
      const [first, second] = [{ label: '42' }, { label: '78' }].map((each) =>
        test.api.enrolments.has('phone', each),
      );
      const browser = await steps.signedIn();
      const page = await browser.get(removalOf('phone', second?.id ?? ''));
      expect(textOf(page)).toContain('Phone: number that ends in 78 will prove nothing any more');
      expect(textOf(page)).not.toContain('It is your last one.');
      const wrong = await browser.submit(removalOf('phone', second?.id ?? ''), { password: 'wrong horse' });
      expect([wrong.status, titleOf(wrong)]).toEqual([403, 'Error: Remove this? – Acme']);
      expect(textOf(wrong)).toContain('This password is not right.');
      expect(wrong.html).not.toContain('wrong horse');
      const empty = await browser.submit(removalOf('phone', second?.id ?? ''), { password: '' });
      expect([empty.status, textOf(empty).includes('Enter your password.')]).toEqual([422, true]);
      const done = await browser.submit(removalOf('phone', second?.id ?? ''), { password: steps.password });
      expect([done.status, done.location]).toEqual([303, `${METHODS}?removed=1`]);
      expect(textOf(await browser.follow(done))).toContain('It is removed and proves nothing any more.');
      expect(test.api.enrolments.enrolments).toEqual([first]);
    });

    it('the last one is called the last', async () => {
      const { id } = test.api.enrolments.has('authenticator');
      const page = await (await steps.signedIn()).get(removalOf('authenticator', id));
      expect(textOf(page)).toContain('It is your last one.');
    });

    it('R-22 sent twice it is removed once, and both are told', async () => {
      const { id } = test.api.enrolments.has('authenticator');
      const browser = await steps.signedIn();
      const address = removalOf('authenticator', id);
      const form = /name="form" value="([^"]+)"/.exec((await browser.get(address)).html)?.[1] ?? '';
      const send = () => browser.post(address, { form, password: steps.password });
      expect([(await send()).location, (await send()).location]).toEqual(
        Array.from({ length: 2 }, () => `${METHODS}?removed=1`),
      );
    });

    it('S-51 a forged form removes nothing', async () => {
      const { id } = test.api.enrolments.has('authenticator');
      const browser = await steps.signedIn();
      const fields = { form: 'forged', password: steps.password };
      expect((await browser.post(removalOf('authenticator', id), fields)).status).toBe(403);
      expect(test.api.enrolments.enrolments).toHaveLength(1);
    });
  });
});
