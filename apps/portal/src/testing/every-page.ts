import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { ENROLMENT_STATES } from './enrolment-states.ts';
import { PAGE_STATES, open } from './page-states.ts';
import { RealBrowser, SCREENSHOTS, overflowsIn, violationsIn } from './real-browser.ts';

const STATES = { ...PAGE_STATES, ...ENROLMENT_STATES };

/** How somebody looks at the pages. */
export interface View {
  readonly name: string;
  readonly locale: string;
  readonly options: BrowserContextOptions;
  /** Whether each page is then enlarged to 200 % in a window of 640 px, which nothing may leave. */
  readonly enlarged?: boolean;
}

export const size = (width: number, height: number) => ({ viewport: { width, height } });

const INTERNAL_WORDS =
  /\btoken\b|\bflow\b|\bnull\b|undefined|\[object|\{\w+\}|(?:common|sent|password)\.[a-z-]+|\b[45]\d\d\b/i;

/** Every page and state, in each of these views. Views are shared out over files, since files run side by side. */
export function everyPageIn(views: readonly View[]): void {
  let browser: RealBrowser;
  beforeAll(async () => {
    browser = await RealBrowser.start();
  });
  afterEach(() => browser.test.api.behave());
  afterAll(() => browser.stop());

  describe.each(views)('every page as $name', ({ name, locale, options, enlarged = false }) => {
    it.each(Object.keys(STATES))(
      'BY-20 EX-P2 EX-P15 %s: axe-clean, nothing cut off (nor at 200 % where that is looked at), no third party',
      async (state) => {
        const { page, requested, complaints, close } = await browser.open(options);
        const stage = { page, test: browser.test, origin: browser.origin };
        await open(stage, `/reset?lang=${locale}`);
        await STATES[state]?.(stage);
        if (state === 'unknown-host') await page.goto(`${page.url()}?lang=${locale}`);
        const path = new URL(`${state}--${name}.png`, SCREENSHOTS);
        await page.screenshot({ path: fileURLToPath(path), fullPage: true });
        expect(await page.locator('html').getAttribute('lang')).toBe(locale);
        expect(await page.locator('h1').count()).toBe(1);
        expect(
          await page.locator('main button:not(.second):not([type=button]), main a.button').count(),
        ).toBeLessThanOrEqual(1);
        expect(await overflowsIn(page)).toEqual([]);
        expect((await page.locator('body').innerText()).match(INTERNAL_WORDS)).toBeNull();
        expect(requested.filter((address) => !/^http:\/\/(?:nobody\.)?localhost:/.test(address))).toEqual([]);
        expect(complaints).toEqual([]);
        if (options.javaScriptEnabled !== false) expect(await violationsIn(page)).toEqual([]);
        if (enlarged) expect(await overflowsEnlarged(page)).toEqual([]);
        await close();
      },
    );
  });
}

/** What is cut off or sticks out when its reader has made all text twice as large. */
async function overflowsEnlarged(page: Page): Promise<string[]> {
  await page.setViewportSize(size(640, 800).viewport);
  await page.evaluate(`document.documentElement.style.fontSize = '200%'`);
  return overflowsIn(page);
}
