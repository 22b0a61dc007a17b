import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { formId, textOf, titleOf } from '../testing/browser-without-script.ts';
import { problem } from '../testing/fake-front.ts';
import { KNOWN_USER } from '../testing/fake-public-api.ts';
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

describe('codes', () => {
  it('EX-P5 spaces, dashes, full-width and Arabic-Indic digits are the same code', async () => {
    const typed = [
      '483 920',
      '483-920',
      ' 483–920 ',
      '４８３９２０',
      '٤٨٣٩٢٠',
      '۴۸۳۹۲۰',
      '\u200f483920\u200f',
      '4 8 3 9 2 0',
    ];
    for (const code of typed) {
      const browser = await steps.asked();
      const answer = await browser.submit('/reset/sent', { code });
      expect([code, answer.location]).toEqual([code, '/reset/password']);
    }
  });

  it('EX-P5 there is one code field, made for phones and pasted codes', async () => {
    const browser = await steps.asked();
    const page = await browser.get('/reset/sent');
    const inputs = page.html.match(/<input (?!type="hidden")[^>]*>/g) ?? [];
    expect(inputs).toHaveLength(1);
    for (const attribute of [
      'type="text"',
      'inputMode="numeric"',
      'autoComplete="one-time-code"',
      'dir="ltr"',
    ]) {
      expect(inputs[0]).toContain(attribute);
    }
    expect(inputs[0]).not.toMatch(/maxlength|value="\d/i);
  });

  it('EX-P4 a wrong code is told above the heading and beside the field in the same words, and is not kept', async () => {
    const browser = await steps.asked();
    const page = await browser.submit('/reset/sent', { code: '000001' });
    expect(page.status).toBe(422);
    expect(titleOf(page)).toBe('Error: Check your mail – Acme');
    const words = 'This code did not work. It may be mistyped, used or too old.';
    expect(page.html.split(words)).toHaveLength(3);
    expect(page.html.indexOf(words)).toBeLessThan(page.html.indexOf('<h1'));
    expect(page.html).toMatch(/<div class="summary" role="alert"[^>]* tabindex="-1" autofocus=""/i);
    expect(page.html).toMatch(/aria-invalid="true" aria-describedby="code-hint code-problem"/);
    expect(page.html).not.toContain('000001');
  });

  it('a code that cannot be one is told without asking public-api, so it costs no try', async () => {
    const browser = await steps.asked();
    for (const code of ['', '   ', '12345', '1234567', '12345a', '%00', '١٢٣']) {
      const before = test.api.seenAt(/\/proofs$/).length;
      const page = await browser.submit('/reset/sent', { code });
      expect([code, page.status, test.api.seenAt(/\/proofs$/).length]).toEqual([code, 422, before]);
    }
  });

  it('EX-P12 an asked-for mail says when it was sent; asked too early, the page says when to ask again', async () => {
    const browser = await steps.asked();
    const page = await browser.follow(await browser.submit('/reset/sent', {}, '/reset/resend'));
    expect(textOf(page)).toMatch(/We sent a new mail at \d/);
    expect(textOf(page)).toMatch(/the next mail can be sent at \d/);
    expect(textOf(await browser.get('/reset/sent'))).toMatch(/We sent a new mail at \d/);
    test.api.override = ({ path }) =>
      path.endsWith('/challenges') ? problem(429, 'resend-too-early', [], 42) : undefined;
    const early = await browser.submit('/reset/sent', {}, '/reset/resend');
    expect([early.status, early.headers['retry-after']]).toEqual([429, '42']);
    expect(early.html.split('It is too early for a new mail. Ask again at')).toHaveLength(3);
  });

  it('EX-P12 an expired code is said before it is typed, and the link still counts', async () => {
    const browser = await steps.asked();
    test.api.latest().codeExpiresAt = new Date(Date.now() - 1000);
    const page = await browser.get('/reset/sent');
    expect(textOf(page)).toMatch(
      /The code of the last mail expired at .* Its link works until .* ask for a new mail/,
    );
  });
});

describe('links', () => {
  it('PR-P06 EX-P10 a used, expired or broken link has its own page with one button that sends a new mail', async () => {
    const browser = await steps.asked();
    const { linkToken } = test.api.latest();
    await steps.newBrowser().submit(`/reset/link/${linkToken}`, {});
    const used = await browser.submit(`/reset/link/${linkToken}`, {});
    expect(used.status).toBe(410);
    expect(textOf(used)).toContain('This link does not work any more');
    expect(used.html.match(/<button|class="button"/g)).toHaveLength(1);
    const again = await browser.post('/reset', {
      identifier: KNOWN_USER.identifier,
      form: formId(used, '/reset'),
    });
    expect(again.location).toBe('/reset/sent');
    const elsewhere = await steps.newBrowser().get(`/reset/link/${linkToken.slice(0, -1)}`);
    expect([elsewhere.status, /class="button" href="([^"]+)"/.exec(elsewhere.html)?.[1]]).toEqual([
      410,
      '/reset',
    ]);
  });
});
