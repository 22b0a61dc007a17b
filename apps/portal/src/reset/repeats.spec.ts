import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { formId, textOf } from '../testing/browser-without-script.ts';
import { GOOD_CODE, GOOD_PASSWORD, KNOWN_USER } from '../testing/fake-public-api.ts';
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

describe('Back, reload, two tabs, double clicks', () => {
  it('EX-P2 every page of the flow leads to the page that is right now', async () => {
    const browser = await steps.asked();
    const lead = async (address: string) => (await browser.get(address)).location;
    expect([await lead('/reset/password'), await lead('/reset/done'), await lead('/reset/status')]).toEqual([
      '/reset/sent',
      '/reset/sent',
      '/reset/sent',
    ]);
    await browser.submit('/reset/sent', { code: GOOD_CODE });
    expect([await lead('/reset/sent'), await lead('/reset/done')]).toEqual([
      '/reset/password',
      '/reset/password',
    ]);
    await browser.submit('/reset/password', { 'new-password': GOOD_PASSWORD });
    expect([await lead('/reset/sent'), await lead('/reset/password')]).toEqual([
      '/reset/done',
      '/reset/done',
    ]);
    expect((await browser.get('/reset/done')).status).toBe(200);
    expect((await browser.get('/reset/done')).status).toBe(200);
  });

  it('S-51 a form that is sent twice at once does its work once, and both get the same answer', async () => {
    const browser = steps.newBrowser();
    const form = formId(await browser.get('/reset'), '/reset');
    const before = test.api.worked;
    test.api.slowness = 400;
    const fields = { identifier: KNOWN_USER.identifier, form };
    const answers = await Promise.all([
      browser.post('/reset', fields),
      browser.copy().post('/reset', fields),
    ]);
    expect(answers.map(({ status, location }) => [status, location])).toEqual([
      [303, '/reset/sent'],
      [303, '/reset/sent'],
    ]);
    expect(answers[0]?.setCookies).toEqual(answers[1]?.setCookies);
    expect(test.api.worked).toBe(before + 1);
  });

  it('S-51 a reload of a refused form sends the same try, which is not counted again', async () => {
    const browser = await steps.asked();
    const form = formId(await browser.get('/reset/sent'), '/reset/sent');
    const before = test.api.worked;
    const first = await browser.post('/reset/sent', { code: '111111', form });
    const second = await browser.post('/reset/sent', { code: '111111', form });
    expect([first.status, second.status, test.api.worked]).toEqual([422, 422, before + 1]);
  });

  it('S-51 an old form with new content is shown again with what was typed', async () => {
    const browser = steps.newBrowser();
    const form = formId(await browser.get('/reset'), '/reset');
    await browser.post('/reset', { identifier: 'first@acme.example', form });
    const page = await browser.post('/reset', { identifier: 'second@acme.example', form });
    expect(page.status).toBe(409);
    expect(textOf(page)).toContain('Your page was open too long. Please send it again.');
    expect(page.html).toContain('value="second@acme.example"');
    const again = await browser.post('/reset', {
      identifier: 'second@acme.example',
      form: formId(page, '/reset'),
    });
    expect(again.location).toBe('/reset/sent');
  });

  it('EX-P2 a slower tab with the older secret takes nothing from the tab that has the newer one', async () => {
    const browser = await steps.asked();
    const slower = browser.copy();
    await browser.submit('/reset/sent', { code: GOOD_CODE });
    const late = await slower.get('/reset/sent');
    expect([late.status, late.setCookies]).toEqual([410, []]);
    expect(textOf(late)).toContain('it goes on in another window or on another device');
  });

  it('without a flow, and with a flow that is no flow, every page of it says that it has ended', async () => {
    for (const cookie of [
      '',
      'x',
      '%',
      '__Host-latchkey-flow=%7B%7D',
      `__Host-latchkey-flow=${'A'.repeat(500)}`,
    ]) {
      for (const page of ['sent', 'password', 'status', 'done']) {
        const answer = await steps.newBrowser().get(`/reset/${page}`, cookie ? { cookie } : {});
        expect([page, cookie.slice(0, 30), answer.status]).toEqual([page, cookie.slice(0, 30), 410]);
      }
    }
  });
});
