import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { KNOWN_USER } from './testing/fake-public-api.ts';
import { guard } from './testing/guarded-api.ts';
import { clickMain } from './testing/page-states.ts';
import { RealBrowser } from './testing/real-browser.ts';

describe('a puzzle in a real browser', () => {
  let browser: RealBrowser;
  beforeAll(async () => {
    browser = await RealBrowser.start();
  });
  afterEach(() => browser.test.api.behave());
  afterAll(() => browser.stop());

  async function ask(javaScriptEnabled: boolean) {
    const opened = await browser.open({ javaScriptEnabled });
    await opened.page.goto(`${browser.origin}/reset`);
    await opened.page.fill('[name=identifier]', KNOWN_USER.identifier);
    await clickMain(opened.page);
    return opened;
  }

  it('PR-P01 BY-18 the page solves it and goes on by itself, under the policy of all pages', async () => {
    const seen = await guard(browser.test.api);
    const { page, complaints, close } = await ask(true);
    await page.waitForURL('**/reset/sent');
    expect(seen).toEqual(['nothing', 'a solution']);
    expect(complaints).toEqual([]);
    await close();
  });

  it('PR-P01 BY-18 EX-P2 without script somebody waits and presses the button', async () => {
    const seen = await guard(browser.test.api);
    const { page, close } = await ask(false);
    expect(await page.title()).toBe('One moment, please – Acme');
    expect(await page.locator('main').innerText()).toContain('Please wait 30 seconds, then continue.');
    expect(await page.locator('#solving').isVisible()).toBe(false);
    await clickMain(page);
    await page.waitForURL('**/reset/sent');
    expect(seen).toEqual(['nothing', 'a ticket']);
    await close();
  });
});
