import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { formId, textOf, type BrowserWithoutScript, type Page } from '../testing/browser-without-script.ts';
import { problem } from '../testing/fake-front.ts';
import { GOOD_ANSWERS, GOOD_CODE, type FakeFurtherProof } from '../testing/fake-public-api.ts';
import { FlowSteps } from '../testing/flow-steps.ts';
import { startPortalUnderTest, type PortalUnderTest } from '../testing/portal-under-test.ts';

const proof = (digit: string, changes: Partial<FakeFurtherProof> = {}): FakeFurtherProof => ({
  id: `01a20000-0000-7000-8000-00000000000${digit}`,
  name: `Proof ${digit}`,
  method: 'mock_success',
  mandatory: false,
  given: false,
  ...changes,
});

describe('proofs beside the mail', () => {
  let test: PortalUnderTest;
  let steps: FlowSteps;
  beforeAll(async () => {
    test = await startPortalUnderTest();
    steps = new FlowSteps(test);
  });
  beforeEach(() => {
    test.api.further = [proof('1', { mandatory: true }), proof('2'), proof('3', { name: '<b>&"' })];
    test.api.chooseMore = 1;
  });
  afterEach(() => test.api.behave());
  afterAll(() => test.stop());

  const mailed = async () => {
    const browser = await steps.asked();
    const answer = await browser.submit('/reset/sent', { code: GOOD_CODE });
    expect([answer.status, answer.location]).toEqual([303, '/reset/more']);
    return browser;
  };
  const give = async (browser: Awaited<ReturnType<typeof mailed>>, { id }: FakeFurtherProof) => {
    const answer = await browser.submit('/reset/more', { verification: id });
    return [answer.status, answer.location];
  };

  it('PR-T19 first what is owed, then a choice, and only then the password', async () => {
    const browser = await mailed();
    const owed = textOf(await browser.get('/reset/more'));
    expect(owed).toContain('One more proof');
    expect(owed).toContain('Use Proof 1');
    expect(owed).not.toContain('Use Proof 2');
    expect((await browser.get('/reset/password')).location).toBe('/reset/more');
    expect(await give(browser, proof('1'))).toEqual([303, '/reset/more']);
    const choice = await browser.get('/reset/more');
    expect(textOf(choice)).toContain('Choose one of these. Use Proof 2 Use <b>&"');
    expect(choice.html).not.toContain('<b>&"');
    expect(await give(browser, proof('3'))).toEqual([303, '/reset/password']);
    expect((await browser.get('/reset/more')).location).toBe('/reset/password');
  });

  it('PR-M15 a proof that asks for a code has a field of its own, and what was not set up says so', async () => {
    test.api.further = [
      proof('1', { method: 'authenticator', asksFor: 'code' }),
      proof('2', { method: 'recovery_codes', asksFor: 'code' }),
      proof('3', { method: 'authenticator', asksFor: 'code', readiness: 'quarantined' }),
    ];
    const browser = await mailed();
    const page = await browser.get('/reset/more');
    expect(textOf(page)).toContain('Code from your authenticator app');
    expect(textOf(page)).toContain('One of your recovery codes');
    expect(textOf(page)).toContain('Proof 3: you have not set this up, or it is too new to be used.');
    expect(page.html.match(/name="verification"/g)).toHaveLength(2);
    const ids = [...page.html.matchAll(/ id="(code-[^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(2);
    const wrong = await browser.submit('/reset/more', { verification: proof('1').id, code: '000000' });
    expect(wrong.status).toBe(422);
    const endless = { verification: proof('1').id, code: '1'.repeat(65) };
    expect((await browser.submit('/reset/more', endless)).status).toBe(422);
    const right = await browser.submit('/reset/more', { verification: proof('2').id, code: GOOD_CODE });
    expect([right.status, right.location]).toEqual([303, '/reset/password']);
  });

  describe('that ask first', () => {
    const quiz = proof('4', { method: 'questions', asksFor: 'answers', asksFirst: true });
    const phone = proof('5', { method: 'sms', asksFor: 'code', asksFirst: true });
    const typed = Object.fromEntries(
      Object.entries(GOOD_ANSWERS).map(([id, text]) => [`answer-${id}`, text]),
    );
    beforeEach(() => {
      test.api.further = [quiz, phone];
    });
    const asked = async ({ id: verification }: FakeFurtherProof) => {
      const browser = await mailed();
      const page = await browser.submit('/reset/more', { verification }, '/reset/more/ask');
      return { browser, page };
    };
    const answer = (browser: BrowserWithoutScript, page: Page, fields: Record<string, string>) =>
      browser.post('/reset/more/answer', { ...fields, form: formId(page, '/reset/more/answer') });

    it('PR-M14 PR-P03 questions are asked on a page of their own, and again after wrong answers', async () => {
      const { browser, page } = await asked(quiz);
      expect(page.status).toBe(200);
      expect(textOf(page)).toContain('Which <i>lake</i> did you first swim in?');
      expect(page.html).not.toContain('<i>lake');
      const wrong = await answer(browser, page, {
        ...typed,
        verification: quiz.id,
        [Object.keys(typed)[0] ?? '']: '',
      });
      expect(wrong.status).toBe(422);
      expect(textOf(wrong)).toContain('This did not work. Nothing was changed.');
      expect(wrong.html).not.toContain('my aunt');
      const right = await answer(browser, wrong, { ...typed, verification: quiz.id });
      expect([right.status, right.location]).toEqual([303, '/reset/password']);
    });

    it('PR-M07 a code is sent once, typed again when it was mistyped, and sent anew when that is asked for', async () => {
      const { browser, page } = await asked(phone);
      expect(textOf(page)).toContain('We sent a code to the phone whose number ends in 42.');
      const sends = () => test.api.seenAt(/challenge$/).length;
      const before = sends();
      const wrong = await answer(browser, page, { verification: phone.id, code: '1', 'sent-to': '42' });
      expect([wrong.status, sends()]).toEqual([422, before]);
      expect(textOf(wrong)).toContain('number ends in 42.');
      const form = formId(wrong, '/reset/more/ask');
      const again = await browser.post('/reset/more/ask', { verification: phone.id, form });
      expect([again.status, sends()]).toEqual([200, before + 1]);
      const right = await answer(browser, again, {
        verification: phone.id,
        code: GOOD_CODE,
        'sent-to': '42',
      });
      expect([right.status, right.location]).toEqual([303, '/reset/password']);
    });

    it('PR-T11 PR-M07 of several telephones one is chosen, and stays chosen when a code is mistyped or sent anew', async () => {
      const [lost, other] = [
        { id: '01a20000-0000-7000-8000-0000000000c1', label: '78' },
        { id: '01a20000-0000-7000-8000-0000000000c2', label: '99' },
      ];
      test.api.further = [{ ...phone, destinations: [lost, other] }];
      const browser = await mailed();
      const offer = await browser.get('/reset/more');
      expect(textOf(offer)).toContain('The number that ends in 78');
      const chosen = { verification: phone.id, enrolment: other.id };
      const page = await browser.submit('/reset/more', chosen, '/reset/more/ask');
      expect(textOf(page)).toContain('number ends in 99.');
      const again = await browser.submit('/reset/more', { ...chosen, enrolment: '../x' }, '/reset/more/ask');
      expect(textOf(again)).toContain('number ends in 42.');
      expect(page.html.match(new RegExp(`name="enrolment" value="${other.id}"`, 'g'))).toHaveLength(2);
      const wrong = await answer(browser, page, { ...chosen, code: '1', 'sent-to': '99' });
      expect(wrong.html.match(new RegExp(`name="enrolment" value="${other.id}"`, 'g'))).toHaveLength(2);
      const form = formId(wrong, '/reset/more/ask');
      const anew = await browser.post('/reset/more/ask', { ...chosen, form });
      expect(textOf(anew)).toContain('number ends in 99.');
      const proofs = test.api.seenAt(/proofs$/).map(({ body }) => Object.keys(body).sort());
      expect(proofs.at(-1)).toEqual(['code', 'verificationId']);
    });

    it('PR-M09 what cannot be asked at this moment is told, with the others to choose from', async () => {
      const browser = await mailed();
      test.api.override = ({ path }) =>
        path.endsWith('/challenge') ? problem(409, 'sms-not-offered') : undefined;
      const refused = await browser.submit('/reset/more', { verification: phone.id }, '/reset/more/ask');
      const page = await browser.follow(refused);
      expect(page.status).toBe(409);
      expect(textOf(page)).toContain('This way cannot be used at the moment.');
      expect(textOf(page)).toContain('Use Proof 4');
    });

    it.each([['ask'], ['answer']])(
      'a forged form, or an address that is opened, leads back: %s',
      async (road) => {
        const { browser } = await asked(quiz);
        const before = test.api.seenAt(/challenge$|proofs$/).length;
        const fields = { verification: quiz.id, form: 'forged', ...typed };
        for (const page of [
          await browser.post(`/reset/more/${road}`, fields),
          await browser.get(`/reset/more/${road}`),
        ])
          expect([page.status, page.location]).toEqual([303, '/reset/more']);
        expect(test.api.seenAt(/challenge$|proofs$/)).toHaveLength(before);
      },
    );

    it.each([['no number'], ['<script>'], ['']])(
      'S-66 the page repeats no words of others: %j',
      async (end) => {
        const { browser, page } = await asked(phone);
        const wrong = await answer(browser, page, { verification: phone.id, code: '1', 'sent-to': end });
        expect([wrong.status, wrong.location]).toEqual([303, '/reset/more']);
      },
    );
  });

  it('a proof that fails is told, and another one can be given', async () => {
    test.api.further = [proof('1', { method: 'mock_failure' }), proof('2')];
    const browser = await mailed();
    const refused = await browser.submit('/reset/more', { verification: proof('1').id });
    expect(refused.status).toBe(422);
    expect(textOf(refused)).toContain('This did not work. Nothing was changed.');
    expect(await give(browser, proof('2'))).toEqual([303, '/reset/password']);
  });

  it.each([['nothing'], ['../../x'], ['01a20000-0000-7000-8000-000000000009']])(
    'S-42 a verification that was not offered is refused: %s',
    async (verification) => {
      const browser = await mailed();
      expect((await browser.submit('/reset/more', { verification })).status).toBe(422);
      expect(test.api.latest().state).toBe('awaiting_more_proof');
    },
  );

  it('R-22 PR-M01 a forged form gives no proof, and one that is sent twice gives it once', async () => {
    const browser = await mailed();
    const forged = await browser.post('/reset/more', { verification: proof('1').id, form: 'forged' });
    expect(forged.status).toBe(403);
    const page = await browser.get('/reset/more');
    const form = /name="form" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
    const tab = browser.copy();
    const twice = await Promise.all(
      [browser, tab].map((each) => each.post('/reset/more', { verification: proof('1').id, form })),
    );
    expect(twice.map(({ location }) => location)).toEqual(['/reset/more', '/reset/more']);
  });
});
