import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { BrowserWithoutScript, formId, textOf, titleOf } from '../testing/browser-without-script.ts';
import { GOOD_CODE, GOOD_PASSWORD, KNOWN_USER, problem } from '../testing/fake-public-api.ts';
import { startPortalUnderTest, type PortalUnderTest } from '../testing/portal-under-test.ts';

let test: PortalUnderTest;
beforeAll(async () => {
  test = await startPortalUnderTest();
});
afterEach(() => {
  test.api.override = undefined;
  test.api.slowness = 0;
});
afterAll(() => test.stop());

const newBrowser = (headers: Record<string, string> = {}) =>
  new BrowserWithoutScript(test.portal, 'reset.acme.example', headers);

async function asked(identifier = KNOWN_USER.identifier): Promise<BrowserWithoutScript> {
  const browser = newBrowser();
  const answer = await browser.submit('/reset', { identifier });
  expect([answer.status, answer.location]).toEqual([303, '/reset/sent']);
  return browser;
}

async function proven(): Promise<BrowserWithoutScript> {
  const browser = await asked();
  const answer = await browser.submit('/reset/sent', { code: GOOD_CODE });
  expect([answer.status, answer.location]).toEqual([303, '/reset/password']);
  return browser;
}

describe('a whole reset without JavaScript', () => {
  it('PR-P01 PR-P04 PR-P05 PR-P07 EX-P2 by code: ask, read the mail, type its code, set the password, be told', async () => {
    const browser = newBrowser();
    const start = await browser.get('/');
    expect([start.status, start.location]).toEqual([303, '/reset']);
    const identify = await browser.get('/reset');
    expect(textOf(identify)).toContain('Step 1 of 3 Reset your password');
    const sent = await browser.follow(await browser.submit('/reset', { identifier: KNOWN_USER.identifier }));
    expect(titleOf(sent)).toBe('Check your mail – Acme');
    expect(textOf(sent)).toContain('Step 2 of 3');
    expect(textOf(sent)).toMatch(/If bob@acme\.example matches an account, we have sent a mail/);
    expect(textOf(sent)).toMatch(/The code works until \d{1,2}:\d{2} [AP]M UTC, the link until \d{1,2}:\d{2} [AP]M UTC\./);
    const password = await browser.follow(await browser.submit('/reset/sent', { code: GOOD_CODE }));
    expect(textOf(password)).toContain('Step 3 of 3 Choose a new password');
    const done = await browser.follow(await browser.submit('/reset/password', { 'new-password': GOOD_PASSWORD }));
    expect(done.status).toBe(200);
    expect(titleOf(done)).toBe('Your password is changed – Acme');
    expect(test.api.password).toBe(GOOD_PASSWORD);
  });

  it('S-30 EX-P10 by link: 20 GET and HEAD change nothing, the button then redeems it', async () => {
    await asked();
    const { linkToken } = test.api.latest();
    const elsewhere = newBrowser();
    const before = test.api.worked;
    for (let time = 0; time < 20; time += 1) {
      const page = time % 2 ? await elsewhere.head(`/reset/link/${linkToken}`) : await elsewhere.get(`/reset/link/${linkToken}`);
      expect([page.status, page.setCookies]).toEqual([200, []]);
    }
    expect(test.api.worked).toBe(before);
    expect(test.api.latest().state).toBe('awaiting_proof');
    const answer = await elsewhere.submit(`/reset/link/${linkToken}`, {});
    expect([answer.status, answer.location]).toEqual([303, '/reset/password']);
    expect(test.api.latest().state).toBe('proven');
  });

  it('S-31 the token of a link stands in no page, no later address, no cookie and no line of the log', async () => {
    await asked();
    const { linkToken } = test.api.latest();
    const browser = newBrowser();
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
    const browser = await asked();
    const before = browser.cookies.get('__Host-latchkey-flow');
    const old = browser.copy();
    await browser.submit('/reset/sent', { code: GOOD_CODE });
    expect(browser.cookies.get('__Host-latchkey-flow')).not.toBe(before);
    const stale = await old.get('/reset/password');
    expect(stale.status).toBe(410);
    expect(textOf(stale)).toContain('This request has ended');
  });

  it('S-29 EX-P18 the flow cookie is __Host-, Secure, HttpOnly, SameSite=Strict', async () => {
    const answer = await newBrowser().submit('/reset', { identifier: 'x' });
    const [cookie = ''] = answer.setCookies;
    expect(cookie).toMatch(/^__Host-latchkey-flow=/);
    expect(cookie.split('; ').slice(1).sort()).toEqual(
      ['HttpOnly', expect.stringMatching(/^Max-Age=\d+$/), 'Path=/', 'SameSite=Strict', 'Secure'].sort(),
    );
  });

  it('EX-P7 the username goes with the new password only where this browser typed it', async () => {
    const own = await proven();
    const page = await own.get('/reset/password');
    expect(page.html).toMatch(/<input type="text" name="username" autoComplete="username" hidden="" readOnly="" value="bob@acme\.example"\/>/i);
    await asked();
    const { linkToken } = test.api.latest();
    const elsewhere = newBrowser();
    const other = await elsewhere.follow(await elsewhere.submit(`/reset/link/${linkToken}`, {}));
    expect(titleOf(other)).toContain('Choose a new password');
    expect(other.html).not.toContain('name="username"');
    expect(other.html).not.toContain(KNOWN_USER.identifier);
  });

  it('EX-P7 /.well-known/change-password leads to the page, by 302', async () => {
    const answer = await newBrowser().get('/.well-known/change-password');
    expect([answer.status, answer.location]).toEqual([302, '/reset']);
  });
});

describe('the same page for everybody', () => {
  it('EX-P9 the pages for a known and an unknown account are equal, but for ids and the typed name', async () => {
    const pages = await Promise.all(
      ['bob@acme.example', 'eve@acme.example'].map(async (identifier) => {
        const browser = newBrowser();
        const answer = await browser.submit('/reset', { identifier });
        const page = await browser.follow(answer);
        const html = page.html.replaceAll(identifier, '(typed)').replaceAll(/name="form" value="[^"]+"/g, '(id)');
        return [answer.status, page.status, html.replaceAll(/<time.*?<\/time>/g, '(time)')];
      }),
    );
    expect(pages[0]).toEqual(pages[1]);
  });

  it('EX-P9 the language comes from the address, the cookie, the browser and the tenant, in this order', async () => {
    const browser = newBrowser({ 'accept-language': 'fr-CA,fr;q=0.9,en;q=0.1' });
    const lang = async (address: string) => /<html lang="([^"]+)" dir="(\w+)"/.exec((await browser.get(address)).html)?.slice(1);
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

describe('codes', () => {
  it('EX-P5 spaces, dashes, full-width and Arabic-Indic digits are the same code', async () => {
    const typed = ['483 920', '483-920', ' 483–920 ', '４８３９２０', '٤٨٣٩٢٠', '۴۸۳۹۲۰', '\u200f483920\u200f', '4 8 3 9 2 0'];
    for (const code of typed) {
      const browser = await asked();
      const answer = await browser.submit('/reset/sent', { code });
      expect([code, answer.location]).toEqual([code, '/reset/password']);
    }
  });

  it('EX-P5 there is one code field, made for phones and pasted codes', async () => {
    const browser = await asked();
    const page = await browser.get('/reset/sent');
    const inputs = page.html.match(/<input (?!type="hidden")[^>]*>/g) ?? [];
    expect(inputs).toHaveLength(1);
    for (const attribute of ['type="text"', 'inputMode="numeric"', 'autoComplete="one-time-code"', 'dir="ltr"']) {
      expect(inputs[0]).toContain(attribute);
    }
    expect(inputs[0]).not.toMatch(/maxlength|value="\d/i);
  });

  it('EX-P4 a wrong code is told above the heading and beside the field in the same words, and is not kept', async () => {
    const browser = await asked();
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
    const browser = await asked();
    for (const code of ['', '   ', '12345', '1234567', '12345a', '%00', '١٢٣']) {
      const before = test.api.seenAt(/\/proofs$/).length;
      const page = await browser.submit('/reset/sent', { code });
      expect([code, page.status, test.api.seenAt(/\/proofs$/).length]).toEqual([code, 422, before]);
    }
  });

  it('EX-P12 an asked-for mail says when it was sent; asked too early, the page says when to ask again', async () => {
    const browser = await asked();
    const page = await browser.follow(await browser.submit('/reset/sent', {}, '/reset/resend'));
    expect(textOf(page)).toMatch(/We sent a new mail at \d/);
    expect(textOf(page)).toMatch(/the next mail can be sent at \d/);
    expect(textOf(await browser.get('/reset/sent'))).toMatch(/We sent a new mail at \d/);
    test.api.override = ({ path }) => (path.endsWith('/challenges') ? problem(429, 'resend-too-early', [], 42) : undefined);
    const early = await browser.submit('/reset/sent', {}, '/reset/resend');
    expect([early.status, early.headers['retry-after']]).toEqual([429, '42']);
    expect(early.html.split('It is too early for a new mail. Ask again at')).toHaveLength(3);
  });

  it('EX-P12 an expired code is said before it is typed, and the link still counts', async () => {
    const browser = await asked();
    test.api.latest().codeExpiresAt = new Date(Date.now() - 1000);
    const page = await browser.get('/reset/sent');
    expect(textOf(page)).toMatch(/The code of the last mail expired at .* Its link works until .* ask for a new mail/);
  });
});

describe('links', () => {
  it('PR-P06 EX-P10 a used, expired or broken link has its own page with one button that sends a new mail', async () => {
    const browser = await asked();
    const { linkToken } = test.api.latest();
    await newBrowser().submit(`/reset/link/${linkToken}`, {});
    const used = await browser.submit(`/reset/link/${linkToken}`, {});
    expect(used.status).toBe(410);
    expect(textOf(used)).toContain('This link does not work any more');
    expect(used.html.match(/<button|class="button"/g)).toHaveLength(1);
    const again = await browser.post('/reset', { identifier: KNOWN_USER.identifier, form: formId(used, '/reset') });
    expect(again.location).toBe('/reset/sent');
    const elsewhere = await newBrowser().get(`/reset/link/${linkToken.slice(0, -1)}`);
    expect([elsewhere.status, /class="button" href="([^"]+)"/.exec(elsewhere.html)?.[1]]).toEqual([410, '/reset']);
  });
});

describe('new passwords', () => {
  it('EX-P8 the rules stand before the one field, which has no length limit and a button that a script may wake', async () => {
    const page = await (await proven()).get('/reset/password');
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
    const browser = await proven();
    const page = await browser.submit('/reset/password', { 'new-password': 'short-secret' });
    expect(page.status).toBe(422);
    expect(textOf(page)).toContain('This password is too short to be safe. Use at least 15 characters');
    expect(textOf(page)).toContain('Many people use this password');
    expect(page.html).not.toContain('short-secret');
    expect((await browser.submit('/reset/password', { 'new-password': '' })).status).toBe(422);
    const done = await browser.submit('/reset/password', { 'new-password': GOOD_PASSWORD });
    expect(done.location).toBe('/reset/done');
  });

  it('a password goes to public-api exactly as typed', async () => {
    const browser = await proven();
    const typed = '  çirkin "pässword" &=+%20 🔑 e\u0301 ';
    await browser.submit('/reset/password', { 'new-password': typed });
    expect(test.api.password).toBe(typed);
  });

  it('PR-P06 a store that does not answer: nothing is lost, and the same page takes the password again', async () => {
    const browser = await proven();
    test.api.override = ({ path }) => (path.endsWith('/password') ? problem(503, 'store-unavailable') : undefined);
    const page = await browser.submit('/reset/password', { 'new-password': GOOD_PASSWORD });
    expect(page.status).toBe(503);
    expect(textOf(page)).toContain('does not answer. Nothing was changed.');
    expect(page.html).not.toContain(GOOD_PASSWORD);
    test.api.override = undefined;
    expect((await browser.submit('/reset/password', { 'new-password': GOOD_PASSWORD })).location).toBe('/reset/done');
  });

  it('PR-P06 an outcome that is not known is said so; the page looks again by itself and tells the end', async () => {
    const browser = await proven();
    const reset = test.api.latest();
    test.api.override = ({ path }) => {
      if (!path.endsWith('/password')) return undefined;
      reset.state = 'outcome_unknown';
      return { status: 202, body: { result: 'OUTCOME_UNKNOWN' } };
    };
    const page = await browser.follow(await browser.submit('/reset/password', { 'new-password': GOOD_PASSWORD }));
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
    const browser = await proven();
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

describe('Back, reload, two tabs, double clicks', () => {
  it('EX-P2 every page of the flow leads to the page that is right now', async () => {
    const browser = await asked();
    const lead = async (address: string) => (await browser.get(address)).location;
    expect([await lead('/reset/password'), await lead('/reset/done'), await lead('/reset/status')]).toEqual([
      '/reset/sent',
      '/reset/sent',
      '/reset/sent',
    ]);
    await browser.submit('/reset/sent', { code: GOOD_CODE });
    expect([await lead('/reset/sent'), await lead('/reset/done')]).toEqual(['/reset/password', '/reset/password']);
    await browser.submit('/reset/password', { 'new-password': GOOD_PASSWORD });
    expect([await lead('/reset/sent'), await lead('/reset/password')]).toEqual(['/reset/done', '/reset/done']);
    expect((await browser.get('/reset/done')).status).toBe(200);
    expect((await browser.get('/reset/done')).status).toBe(200);
  });

  it('S-51 a form that is sent twice at once does its work once, and both get the same answer', async () => {
    const browser = newBrowser();
    const form = formId(await browser.get('/reset'), '/reset');
    const before = test.api.worked;
    test.api.slowness = 400;
    const fields = { identifier: KNOWN_USER.identifier, form };
    const answers = await Promise.all([browser.post('/reset', fields), browser.copy().post('/reset', fields)]);
    expect(answers.map(({ status, location }) => [status, location])).toEqual([
      [303, '/reset/sent'],
      [303, '/reset/sent'],
    ]);
    expect(answers[0]?.setCookies).toEqual(answers[1]?.setCookies);
    expect(test.api.worked).toBe(before + 1);
  });

  it('S-51 a reload of a refused form sends the same try, which is not counted again', async () => {
    const browser = await asked();
    const form = formId(await browser.get('/reset/sent'), '/reset/sent');
    const before = test.api.worked;
    const first = await browser.post('/reset/sent', { code: '111111', form });
    const second = await browser.post('/reset/sent', { code: '111111', form });
    expect([first.status, second.status, test.api.worked]).toEqual([422, 422, before + 1]);
  });

  it('S-51 an old form with new content is shown again with what was typed', async () => {
    const browser = newBrowser();
    const form = formId(await browser.get('/reset'), '/reset');
    await browser.post('/reset', { identifier: 'first@acme.example', form });
    const page = await browser.post('/reset', { identifier: 'second@acme.example', form });
    expect(page.status).toBe(409);
    expect(textOf(page)).toContain('Your page was open too long. Please send it again.');
    expect(page.html).toContain('value="second@acme.example"');
    const again = await browser.post('/reset', { identifier: 'second@acme.example', form: formId(page, '/reset') });
    expect(again.location).toBe('/reset/sent');
  });

  it('without a flow, and with a flow that is no flow, every page of it says that it has ended', async () => {
    for (const cookie of ['', 'x', '%', '__Host-latchkey-flow=%7B%7D', `__Host-latchkey-flow=${'A'.repeat(500)}`]) {
      for (const page of ['sent', 'password', 'status', 'done']) {
        const answer = await newBrowser().get(`/reset/${page}`, cookie ? { cookie } : {});
        expect([page, cookie.slice(0, 30), answer.status]).toEqual([page, cookie.slice(0, 30), 410]);
      }
    }
  });
});
