import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { formId, textOf, titleOf } from '../testing/browser-without-script.ts';
import { confirmationIn, EnrolmentSteps, METHODS, pageOf } from '../testing/enrolment-steps.ts';
import { KEPT_CODES, QUESTIONS, SEED } from '../testing/fake-enrolments.ts';
import { problem } from '../testing/fake-front.ts';
import { GOOD_CODE } from '../testing/fake-public-api.ts';
import { startPortalUnderTest, type PortalUnderTest } from '../testing/portal-under-test.ts';

describe('a method is set up', () => {
  let test: PortalUnderTest;
  let steps: EnrolmentSteps;
  beforeAll(async () => {
    test = await startPortalUnderTest();
    steps = new EnrolmentSteps(test);
  });
  afterEach(() => test.api.behave());
  afterAll(() => test.stop());

  const refuse = (status: number, code: string, faults: string[] = [], pointer = '', retryAfter?: number) => {
    test.api.override = ({ path, method }) =>
      path === '/v1/enrolments' && method === 'POST'
        ? problem(status, code, faults, retryAfter, pointer)
        : undefined;
  };

  it('PR-M08 the page belongs to one verification and has its title, in the words of the tenant', async () => {
    const page = await (await steps.signedIn()).get(pageOf('authenticator'));
    expect(titleOf(page)).toContain('My &lt;b&gt;app&lt;/b&gt; – Acme');
    expect(textOf(page)).toContain('An app on your telephone shows a new code again and again.');
    expect(page.html).toMatch(/<input (?=[^>]*type="password")(?=[^>]*autoComplete="current-password")/i);
    expect(page.html).toContain(`href="${METHODS}"`);
  });

  it('PR-T12 EX-P6 an authenticator app: a picture and the same as text, a code, and from when on it proves', async () => {
    const browser = await steps.signedIn();
    const shown = await steps.begin(browser, 'authenticator');
    expect(shown.status).toBe(200);
    expect(shown.headers['cache-control']).toBe('no-store');
    expect(textOf(shown)).toContain('JBSW Y3DP EHPK 3PXP');
    expect(shown.html).toMatch(/<svg class="qr" viewBox="0 0 \d+ \d+" role="img" aria-label="Picture/);
    expect(shown.html).not.toMatch(/style=|<img/);
    const wrong = await steps.confirm(browser, shown, { code: '000000' });
    expect([wrong.status, titleOf(wrong).startsWith('Error: ')]).toEqual([422, true]);
    expect(textOf(wrong)).toContain('This code did not work.');
    expect(textOf(wrong)).toContain('JBSW Y3DP EHPK 3PXP');
    const empty = await steps.confirm(browser, wrong, { code: ' ' });
    expect(textOf(empty)).toContain('Enter the code.');
    const done = await steps.confirm(browser, empty, { code: GOOD_CODE });
    expect(done.status).toBe(303);
    const hub = await browser.follow(done);
    expect(textOf(hub)).toMatch(
      /My <b>app<\/b> is set up\. It can be used from .* UTC; until then it proves nothing\./,
    );
    expect(test.lines.join()).not.toContain(SEED);
  });

  it('recovery codes are shown once, and again only to the same form', async () => {
    const browser = await steps.signedIn();
    const form = formId(await browser.get(pageOf('codes')), pageOf('codes'));
    const send = () => browser.post(pageOf('codes'), { form, password: steps.password });
    const [shown, reloaded] = [await send(), await send()];
    for (const page of [shown, reloaded]) for (const code of KEPT_CODES) expect(textOf(page)).toContain(code);
    expect(test.api.enrolments.enrolments).toHaveLength(1);
    const [, next = ''] = /<a class="button" href="([^"]+)">I have kept them/.exec(shown.html) ?? [];
    expect(textOf(await browser.get(next))).toContain('Codes for the drawer is set up.');
    const again = await steps.begin(browser, 'codes');
    expect([again.status, textOf(again).includes('You have this already.')]).toEqual([409, true]);
  });

  it('PR-M06 PR-M07 EX-P12 a telephone: its number, the code that goes to it, and another number', async () => {
    const browser = await steps.signedIn();
    const sent = await steps.begin(browser, 'phone', { phone: '+49 151 / 123 456 78' });
    expect(textOf(sent)).toContain('We sent a code to the phone whose number ends in 78.');
    expect(textOf(sent)).toMatch(/The code works until .* UTC\./);
    expect(sent.html).not.toContain('12345');
    expect(sent.html).toContain(`<a href="${pageOf('phone')}">No message?`);
    const sends = () =>
      test.api.seenAt(/^\/v1\/enrolments$/).filter(({ method }) => method === 'POST').length;
    const before = sends();
    const inGerman = await browser.get(`${confirmationIn(sent)}?lang=de`);
    expect([inGerman.status, inGerman.html.includes(`${confirmationIn(sent)}?lang=fr`)]).toEqual([200, true]);
    expect(textOf(await browser.get(`${confirmationIn(sent)}?lang=en`))).toContain('number ends in 78.');
    const wrong = await steps.confirm(browser, sent, { code: '111111' });
    expect([wrong.status, sends()]).toEqual([422, before]);
    expect(textOf(wrong)).toContain('number ends in 78.');
    const done = await steps.confirm(browser, wrong, { code: GOOD_CODE });
    expect(textOf(await browser.follow(done))).toContain('Phone is set up.');
  });

  it.each([
    ['', '', 422, 'Begin with a plus and the country code'],
    ['0151 1234', 'country-missing', 422, 'Begin with a plus and the country code'],
    ['+49 letters', 'letters', 422, 'This is not one telephone number.'],
    ['+33 6 12345678', 'destination-closed', 422, 'No message can be sent to a number of this country'],
  ])(
    'EX-P4 PR-M06 the number %j stays on the page with what is wrong about it',
    async (phone, fault, status, told) => {
      if (fault) refuse(422, 'invalid-input', [fault], '/phone');
      const page = await steps.begin(await steps.signedIn(), 'phone', { phone });
      expect([page.status, textOf(page).includes(told)]).toEqual([status, true]);
      expect(page.html).toContain('<a href="#phone">');
      expect(page.html).toMatch(/<input id="phone" aria-invalid="true"/);
      if (phone) expect(page.html).toContain(`value="${phone}"`);
      expect(page.html).not.toContain(steps.password);
    },
  );

  it.each([
    [429, 'sms-held-back', 'No more messages go to this number for now. You can ask again at'],
    [409, 'sms-not-offered', 'This way cannot be used at the moment.'],
    [409, 'conflict', 'You have this already.'],
    [403, 'password-not-confirmed', 'This password is not right.'],
    [422, 'something-new', 'This did not work. Nothing was changed.'],
  ])(
    'PR-M09 a refusal is told in words, with everything that was typed: %s %s',
    async (status, code, told) => {
      refuse(status, code, [], '', 90);
      const page = await steps.begin(await steps.signedIn(), 'phone', { phone: '+4915112345678' });
      expect([page.status, textOf(page).includes(told)]).toEqual([status, true]);
      expect(page.html).toContain('value="+4915112345678"');
      expect(page.html).not.toContain(steps.password);
    },
  );

  it('too many tries, or no answer, end in a page that leads back to the method', async () => {
    const browser = await steps.signedIn();
    refuse(429, 'too-many-requests', [], '', 60);
    const slowed = await steps.begin(browser, 'codes');
    expect([slowed.status, titleOf(slowed)]).toEqual([429, 'Too many tries – Acme']);
    expect(slowed.html).toContain('<a class="button" href="">');
    expect(slowed.html).not.toContain(':verificationId');
  });

  describe('questions', () => {
    const [lake, aunt] = QUESTIONS.map(({ id }) => id);
    const good = {
      'question-1': lake ?? '',
      'answer-1': 'Müritz',
      'question-2': aunt ?? '',
      'answer-2': 'Aunt Mo',
    };

    it('PR-M03 PR-M04 are chosen from the list that the server gives, as many as it says', async () => {
      const browser = await steps.signedIn();
      const page = await browser.get(pageOf('questions'));
      expect(textOf(page)).toContain('Choose 2 different questions and answer each of them.');
      expect(textOf(page)).toContain('at least 3 characters');
      expect(page.html.match(/<select /g)).toHaveLength(2);
      expect(page.html).not.toContain('<i>lake');
      const done = await steps.begin(browser, 'questions', good);
      expect(done.location).toMatch(/^\/account\/methods\?added=/);
      expect(textOf(await browser.follow(done))).toContain('Questions is set up.');
      const sent = test.api.seenAt(/^\/v1\/enrolments$/).at(-2)?.body['answers'];
      expect(sent).toEqual({ [lake ?? '']: 'Müritz', [aunt ?? '']: 'Aunt Mo' });
    });

    it.each([
      [{ 'question-2': lake ?? '' }, '#question-2', 'You have chosen this question already.'],
      [{ 'question-2': '' }, '#question-2', 'Choose a question.'],
      [{ 'question-1': 'foreign' }, '#question-1', 'Choose a question.'],
      [{ 'answer-1': ' a ' }, '#answer-1', 'This answer is too short. It needs at least 3 characters.'],
      [{ 'answer-2': 'a'.repeat(1025) }, '#answer-2', 'This answer is too long.'],
    ])('PR-M03 EX-P4 what is wrong is told beside its field: %o', async (change, field, told) => {
      const before = test.api.worked;
      const page = await steps.begin(await steps.signedIn(), 'questions', { ...good, ...change });
      expect(page.status).toBe(422);
      expect(page.html).toContain(`<a href="${field}">`);
      expect(textOf(page)).toContain(told);
      expect(test.api.worked - before).toBe(1);
    });

    it.each([
      ['too-short', 'This answer is too short.'],
      ['repeated', 'You have given this answer already.'],
      ['own-name', 'Others know your name and address.'],
      ['in-question', 'The question itself says this.'],
      ['common', 'Many people give this answer.'],
    ])(
      'PR-M03 what public-api refuses is told at the answer, and answers are cleared: %s',
      async (code, told) => {
        refuse(422, 'invalid-input', [code], `/answers/${aunt}`);
        const page = await steps.begin(await steps.signedIn(), 'questions', good);
        expect([page.status, textOf(page).includes(told)]).toEqual([422, true]);
        expect(page.html).toContain('<a href="#answer-2">');
        expect(page.html).not.toContain('Aunt Mo');
        expect(page.html).toContain(`<option value="${aunt}" selected="">`);
      },
    );

    it('PR-M04 a question that went away meanwhile is told', async () => {
      refuse(422, 'invalid-input', ['unknown'], '/answers');
      const page = await steps.begin(await steps.signedIn(), 'questions', good);
      expect(textOf(page)).toContain('One of the questions cannot be chosen any more.');
    });
  });

  it('EX-P2 a passkey: the page says what is missing without script, and what was made is sent on', async () => {
    const browser = await steps.signedIn();
    expect(textOf(await browser.get(pageOf('passkey')))).toContain('A passkey needs JavaScript');
    const shown = await steps.begin(browser, 'passkey');
    expect(textOf(shown)).toContain('Your browser cannot use passkeys here.');
    expect(shown.html).toContain('data-passkey="{&quot;challenge&quot;');
    const refused = await steps.confirm(browser, shown, { credential: 'nonsense' });
    expect([refused.status, textOf(refused).includes('This did not work.')]).toEqual([422, true]);
    const again = await steps.begin(browser, 'passkey');
    const done = await steps.confirm(browser, again, { credential: '{"type":"public-key"}' });
    expect(textOf(await browser.follow(done))).toContain('Passkey is set up.');
  });

  it('a method that this page does not know needs its title, the password and a button', async () => {
    const browser = await steps.signedIn();
    expect(textOf(await browser.get(pageOf('other')))).toContain('Set up');
    const done = await steps.begin(browser, 'other');
    expect(textOf(await browser.follow(done))).toContain('Badge at the gate is set up.');
  });
});
