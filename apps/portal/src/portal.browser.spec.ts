import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { GOOD_CODE, GOOD_PASSWORD, KNOWN_USER } from './testing/fake-public-api.ts';
import { PAGE_STATES, clickMain } from './testing/page-states.ts';
import { RealBrowser, SCREENSHOTS } from './testing/real-browser.ts';

let browser: RealBrowser;
beforeAll(async () => {
  browser = await RealBrowser.start();
});
afterEach(() => browser.test.api.behave());
afterAll(() => browser.stop());

describe('by keyboard alone', () => {
  async function tabTo(page: Page, selector: string): Promise<void> {
    for (let time = 0; time < 30; time += 1) {
      if ((await page.locator(selector).and(page.locator(':focus')).count()) > 0) break;
      await page.keyboard.press('Tab');
    }
    const focus = await page.evaluate(
      `(() => { const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow !== 'none']; })()`,
    );
    expect(focus).toEqual(['solid', '3px', 'rgb(255, 221, 0)', true]);
  }

  it.each([true, false])('BY-20 EX-P2 a whole reset, scripts on: %s', async (javaScriptEnabled) => {
    const { page, complaints, close } = await browser.open({ javaScriptEnabled });
    await page.goto(`${browser.origin}/reset`);
    await tabTo(page, '[name=identifier]');
    await page.keyboard.type(KNOWN_USER.identifier);
    await tabTo(page, 'main form button');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/reset/sent');
    await tabTo(page, '[name=code]');
    await page.keyboard.type('111111');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.summary');
    await tabTo(page, '.summary');
    await tabTo(page, '.summary a');
    await page.keyboard.press('Enter');
    await page.keyboard.type(GOOD_CODE);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/reset/password');
    await tabTo(page, '[name=new-password]');
    await page.keyboard.type(GOOD_PASSWORD);
    await tabTo(page, 'main form button:not([type=button])');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/reset/done');
    await tabTo(page, 'main a.button');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/sign-in');
    expect(complaints).toEqual([]);
    await close();
  });

  it.each([true, false])(
    'EX-P4 after an error the focus begins at its summary, scripts on: %s',
    async (javaScriptEnabled) => {
      const { page, close } = await browser.open({ javaScriptEnabled });
      await page.goto(`${browser.origin}/reset`);
      await clickMain(page);
      await page.waitForSelector('.summary');
      expect(await page.evaluate('document.activeElement.className')).toBe('summary');
      expect(await page.title()).toBe('Error: Reset your password – Acme');
      await close();
    },
  );
});

describe('what the script adds', () => {
  it('EX-P8 shows and hides the password, says so, and hides it before it is sent', async () => {
    const { page, close } = await browser.open();
    await PAGE_STATES['password']?.({ page, test: browser.test, origin: browser.origin });
    const field = page.locator('[name=new-password]');
    const button = page.getByRole('button', { name: 'Show password' });
    await field.fill('too short');
    await button.click();
    expect(await field.getAttribute('type')).toBe('text');
    expect(await page.locator('#new-password-status').innerText()).toBe('Your password is visible');
    await page.screenshot({ path: fileURLToPath(new URL('password-shown.png', SCREENSHOTS)) });
    await page.getByRole('button', { name: 'Hide password' }).click();
    expect(await field.getAttribute('type')).toBe('password');
    await button.click();
    await page.evaluate(`document.querySelector('form').addEventListener('submit', (event) => {
      event.preventDefault();
      document.title = document.querySelector('[name=new-password]').type;
    })`);
    await clickMain(page);
    expect(await page.title()).toBe('password');
    await close();
  });

  it('EX-P2 without it there is no button that does nothing', async () => {
    const { page, close } = await browser.open({ javaScriptEnabled: false });
    await PAGE_STATES['password']?.({ page, test: browser.test, origin: browser.origin });
    expect(await page.locator('button[type=button]').isVisible()).toBe(false);
    await close();
  });

  it('S-51 a double click sends a form once', async () => {
    const { page, close } = await browser.open();
    await page.goto(`${browser.origin}/reset`);
    await page.fill('[name=identifier]', KNOWN_USER.identifier);
    const before = browser.test.api.seenAt(/^\/v1\/reset-requests$/).length;
    await page.locator('main form button').dblclick();
    await page.waitForURL('**/reset/sent');
    expect(browser.test.api.seenAt(/^\/v1\/reset-requests$/)).toHaveLength(before + 1);
    await close();
  });

  it('EX-P12 times are on the clock of the reader', async () => {
    const { page, close } = await browser.open({ timezoneId: 'Asia/Tokyo', locale: 'en-GB' });
    await PAGE_STATES['sent']?.({ page, test: browser.test, origin: browser.origin });
    const [shown = ''] = await page.locator('time').allInnerTexts();
    const moment = new Date((await page.locator('time').first().getAttribute('datetime')) ?? '');
    const inTokyo = moment.toLocaleTimeString('en', {
      hour: 'numeric',
      minute: '2-digit',
      timeZone: 'Asia/Tokyo',
    });
    expect(shown.replaceAll(/\s/g, ' ')).toContain(inTokyo.replaceAll(/\s/g, ' '));
    expect(shown).toMatch(/GMT\+9|JST/);
    await close();
  });
});

describe('while an outcome is awaited', () => {
  it('EX-P14 with script the page stays until there is news, then tells it', async () => {
    const { page, close } = await browser.open();
    await page.clock.install();
    await PAGE_STATES['status-waiting']?.({ page, test: browser.test, origin: browser.origin });
    await page.evaluate(`document.title = 'still the same page'`);
    const looks = browser.test.api.seenAt(/^\/v1\/reset-requests\/[\w-]+$/).length;
    await page.clock.runFor(16_000);
    await expectSoon(() => browser.test.api.seenAt(/^\/v1\/reset-requests\/[\w-]+$/).length > looks);
    expect(await page.title()).toBe('still the same page');
    browser.test.api.latest().state = 'succeeded';
    await page.clock.runFor(16_000);
    await page.waitForURL('**/reset/done');
    await close();
  });

  it('EX-P14 EX-P2 without script the page asks again by itself', async () => {
    const { page, close } = await browser.open({ javaScriptEnabled: false });
    await PAGE_STATES['status-unknown']?.({ page, test: browser.test, origin: browser.origin });
    browser.test.api.latest().state = 'succeeded';
    await page.waitForURL('**/reset/done', { timeout: 25_000 });
    await close();
  });

  async function expectSoon(isSo: () => boolean): Promise<void> {
    for (let time = 0; time < 100 && !isSo(); time += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isSo()).toBe(true);
  }
});

describe('other eyes', () => {
  it('BY-20 with forced colours, controls keep their borders and the focus its ring', async () => {
    const { page, close } = await browser.open({ forcedColors: 'active' });
    await PAGE_STATES['sent-code-rejected']?.({ page, test: browser.test, origin: browser.origin });
    const widths =
      await page.evaluate(`[...document.querySelectorAll('main input:not([type=hidden]), main button')]
      .map((each) => [getComputedStyle(each).borderTopStyle, getComputedStyle(each).borderTopWidth].join(' '))`);
    for (const width of widths as string[]) expect(width).toBe('solid 2px');
    await page.focus('[name=code]');
    const outline = await page.evaluate(
      `getComputedStyle(document.querySelector('[name=code]')).outlineWidth`,
    );
    expect(outline).toBe('3px');
    await page.screenshot({
      path: fileURLToPath(new URL('forced-colours.png', SCREENSHOTS)),
      fullPage: true,
    });
    await close();
  });

  it('EX-P5 EX-P15 in Arabic the page is mirrored, codes and addresses are not', async () => {
    const { page, close } = await browser.open();
    await page.goto(`${browser.origin}/reset?lang=ar`);
    await PAGE_STATES['sent']?.({ page, test: browser.test, origin: browser.origin });
    expect(await page.evaluate(`getComputedStyle(document.body).direction`)).toBe('rtl');
    expect(await page.evaluate(`getComputedStyle(document.querySelector('[name=code]')).direction`)).toBe(
      'ltr',
    );
    const [heading, left] = (await page.evaluate(
      `[getComputedStyle(document.querySelector('h1')).textAlign, document.querySelector('.step').getBoundingClientRect().right]`,
    )) as [string, number];
    expect([heading, left > 300]).toEqual(['start', true]);
    await close();
  });

  it('EX-P1 the first visit asks for four files', async () => {
    const { page, requested, close } = await browser.open();
    await page.goto(`${browser.origin}/reset`, { waitUntil: 'networkidle' });
    expect(requested.length).toBeLessThanOrEqual(4);
    await close();
  });
});
