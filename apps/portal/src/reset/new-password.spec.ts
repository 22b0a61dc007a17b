import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { textOf, titleOf } from '../testing/browser-without-script.ts';
import { problem } from '../testing/fake-front.ts';
import { GOOD_PASSWORD } from '../testing/fake-public-api.ts';
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

describe('new passwords', () => {
  it('EX-P8 the rules stand before the one field, which has no length limit and a button that a script may wake', async () => {
    const page = await (await steps.proven()).get('/reset/password');
    const rules = page.html.indexOf('has at least 15 characters');
    const fields = page.html.match(/<input[^>]*type="password"[^>]*>/g) ?? [];
    expect(fields).toHaveLength(1);
    expect(rules).toBeGreaterThan(0);
    expect(rules).toBeLessThan(page.html.indexOf(fields[0] ?? ''));
    expect(fields[0]).toMatch(/autoComplete="new-password"/i);
    expect(fields[0]).toMatch(/passwordrules="minlength: 15; maxlength: 128;"/);
    expect(page.html).not.toMatch(/maxlength="/i);
    expect(page.html).toMatch(/<button type="button"[^>]* hidden=""[^>]*>Show password<\/button>/);
  });

  it('EX-P4 EX-P8 every fault of a refused password is told with its reason, and the password is not repeated', async () => {
    const browser = await steps.proven();
    const page = await browser.submit('/reset/password', { 'new-password': 'short-secret' });
    expect(page.status).toBe(422);
    expect(textOf(page)).toContain('This password is too short to be safe. Use at least 15 characters');
    expect(textOf(page)).toContain('Many people use this password');
    expect(page.html).not.toContain('short-secret');
    expect((await browser.submit('/reset/password', { 'new-password': '' })).status).toBe(422);
    const done = await browser.submit('/reset/password', { 'new-password': GOOD_PASSWORD });
    expect(done.location).toBe('/reset/done');
  });

  it('a password that public-api would not even read is too long', async () => {
    const browser = await steps.proven();
    const page = await browser.submit('/reset/password', { 'new-password': 'x'.repeat(8193) });
    expect([page.status, textOf(page).includes('This password is too long.')]).toEqual([422, true]);
  });

  it('a refusal that this version does not know asks for another password', async () => {
    const browser = await steps.proven();
    test.api.override = ({ path }) => (path.endsWith('/password') ? problem(422, 'brand-new') : undefined);
    const page = await browser.submit('/reset/password', { 'new-password': GOOD_PASSWORD });
    expect([page.status, textOf(page).includes('did not accept this one')]).toEqual([422, true]);
  });

  it('a password goes to public-api exactly as typed', async () => {
    const browser = await steps.proven();
    const typed = '  çirkin "pässword" &=+%20 🔑 e\u0301 ';
    await browser.submit('/reset/password', { 'new-password': typed });
    expect(test.api.password).toBe(typed);
  });

  it('PR-P06 a store that does not answer: nothing is lost, and the same page takes the password again', async () => {
    const browser = await steps.proven();
    test.api.override = ({ path }) =>
      path.endsWith('/password') ? problem(503, 'store-unavailable') : undefined;
    const page = await browser.submit('/reset/password', { 'new-password': GOOD_PASSWORD });
    expect(page.status).toBe(503);
    expect(textOf(page)).toContain('does not answer. Nothing was changed.');
    expect(page.html).not.toContain(GOOD_PASSWORD);
    test.api.override = undefined;
    expect((await browser.submit('/reset/password', { 'new-password': GOOD_PASSWORD })).location).toBe(
      '/reset/done',
    );
  });

  it('PR-P06 an outcome that is not known is said so; the page looks again by itself and tells the end', async () => {
    const browser = await steps.proven();
    const reset = test.api.latest();
    test.api.override = ({ path }) => {
      if (!path.endsWith('/password')) return undefined;
      reset.state = 'outcome_unknown';
      return { status: 202, body: { result: 'OUTCOME_UNKNOWN' } };
    };
    const page = await browser.follow(
      await browser.submit('/reset/password', { 'new-password': GOOD_PASSWORD }),
    );
    expect(textOf(page)).toContain('We do not know yet whether your password was changed');
    expect(page.html).toContain('<meta http-equiv="refresh" content="15"/>');
    reset.state = 'setting';
    expect(textOf(await browser.get('/reset/status'))).toContain('Your new password is being saved');
    reset.state = 'succeeded';
    expect((await browser.get('/reset/status')).location).toBe('/reset/done');
    reset.state = 'failed';
    expect(textOf(await browser.get('/reset/status'))).toContain('Your password was not changed');
  });

  it('an answer that is lost on the way is not called a failure: the state is asked', async () => {
    const browser = await steps.proven();
    const reset = test.api.latest();
    test.api.override = ({ path }) => {
      if (!path.endsWith('/password')) return undefined;
      reset.state = 'succeeded';
      return 'hang up';
    };
    const answer = await browser.submit('/reset/password', { 'new-password': GOOD_PASSWORD });
    expect(answer.location).toBe('/reset/status');
    expect(titleOf(await browser.follow(answer))).toBe('Your password is changed – Acme');
  });
});
