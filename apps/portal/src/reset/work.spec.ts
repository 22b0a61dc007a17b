import { pageAssets } from '@latchkey/ui';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { formId, textOf } from '../testing/browser-without-script.ts';
import { KNOWN_USER } from '../testing/fake-public-api.ts';
import { FlowSteps } from '../testing/flow-steps.ts';
import { guard, TICKET } from '../testing/guarded-api.ts';
import { startPortalUnderTest, type PortalUnderTest } from '../testing/portal-under-test.ts';

describe('starts that have to prove something', () => {
  let test: PortalUnderTest;
  let steps: FlowSteps;
  beforeAll(async () => {
    test = await startPortalUnderTest();
    steps = new FlowSteps(test);
  });
  afterEach(() => test.api.behave());
  afterAll(() => test.stop());

  const { identifier } = KNOWN_USER;

  it('PR-P01 BY-18 who waits goes on with what was typed, and who comes too early is told so', async () => {
    const browser = steps.newBrowser();
    const seen = await guard(test.api, { isPatient: false });
    const page = await browser.submit('/reset', { identifier });
    expect(page.status).toBe(403);
    expect(page.html).toContain(`value="${TICKET}"`);
    expect(page.html).toContain(`/assets/${pageAssets.solver.fileName}`);
    const again = await browser.post('/reset', { identifier, ticket: TICKET, form: formId(page, '/reset') });
    expect(again.status).toBe(403);
    expect(textOf(again)).toContain('It is a little too early. Wait 30 seconds, then continue.');
    await guard(test.api);
    const form = formId(again, '/reset');
    const sent = await browser.post('/reset', { identifier, ticket: TICKET, form });
    expect([sent.status, sent.location]).toEqual([303, '/reset/sent']);
    expect(seen).toEqual(['nothing', 'a ticket']);
    expect(test.api.latest().identifier).toBe(identifier);
  });

  it('PR-P01 S-51 what cannot be a proof is not passed on, and a typed name stays text', async () => {
    const browser = steps.newBrowser();
    const seen = await guard(test.api);
    for (const proof of ['a b', 'x\r\nlatchkey-flow: y', 'é', 'x'.repeat(5000)]) {
      const page = await browser.submit('/reset', { identifier: '"><script>', proof, ticket: '' });
      expect(page.status).toBe(403);
      expect(page.html).not.toContain('"><script>');
    }
    expect(new Set(seen)).toEqual(new Set(['nothing']));
  });

  it('EX-P1 the other pages do not load the script that solves', async () => {
    const { html } = await steps.newBrowser().get('/reset');
    expect(html).not.toContain(pageAssets.solver.fileName);
  });
});
