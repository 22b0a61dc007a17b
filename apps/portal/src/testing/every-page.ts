import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { ENROLMENT_STATES } from './enrolment-states.ts';
import { PAGE_STATES } from './page-states.ts';
import {
  RealBrowser,
  SCREENSHOTS,
  giveCookies,
  lookAt,
  overflowsIn,
  violationsIn,
  type OpenPage,
} from './real-browser.ts';

const STATES = { ...PAGE_STATES, ...ENROLMENT_STATES };

/** How somebody looks at the pages. */
export interface View {
  readonly name: string;
  readonly locale: string;
  readonly options: BrowserContextOptions;
  /** Wider windows, in which the page that is open already is looked at next. */
  readonly then?: readonly Window[];
}

interface Window {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  /** For readers who have made all text twice as large: nothing may be cut off or stick out. */
  readonly fontSize?: '200%';
}

export const size = (width: number, height: number) => ({ viewport: { width, height } });

const LANGUAGE = '__Host-latchkey-language';

const INTERNAL_WORDS =
  /\btoken\b|\bflow\b|\bnull\b|undefined|\[object|\{\w+\}|(?:common|sent|password)\.[a-z-]+|\b[45]\d\d\b/i;

/** Pictures for people, of every page in every view: `LATCHKEY_SCREENSHOTS=1 npm run test:browser`. */
const withPictures = process.env['LATCHKEY_SCREENSHOTS'] === '1';

/** Every page and state, in each of these views. Views are shared out over files, since files run side by side. */
export function everyPageIn(views: readonly View[]): void {
  let browser: RealBrowser;
  beforeAll(async () => {
    browser = await RealBrowser.start();
  });
  afterEach(() => browser.test.api.behave());
  afterAll(() => browser.stop());

  describe.each(views)('every page as $name', ({ name, locale, options, then = [] }) => {
    /** One visitor's window, which knows nothing of the visit before. */
    let visitor: OpenPage;
    beforeAll(async () => {
      visitor = await browser.open(options);
    });
    beforeEach(() => visitor.forget());
    afterAll(() => visitor.close());

    it.each(Object.keys(STATES))(
      'BY-20 EX-P2 EX-P15 %s: axe-clean, nothing cut off (nor at 200 % where that is looked at), no third party',
      async (state) => {
        const { page, requested, complaints } = visitor;
        const stage = { page, test: browser.test, origin: browser.origin };
        await page.setViewportSize(options.viewport ?? size(360, 640).viewport);
        await giveCookies(page, [[LANGUAGE, locale]]);
        await STATES[state]?.(stage);
        if (state === 'unknown-host') await page.goto(`${page.url()}?lang=${locale}`);
        await picture(page, state, name);
        const seen = await lookAt(page);
        expect(seen).toMatchObject({ language: locale, headings: 1 });
        expect(seen.mainButtons).toBeLessThanOrEqual(1);
        expect(await overflowsIn(page)).toEqual([]);
        expect(seen.text).not.toBe('');
        expect(seen.text.match(INTERNAL_WORDS)).toBeNull();
        expect(requested.filter((address) => !/^http:\/\/(?:nobody\.)?localhost:/.test(address))).toEqual([]);
        expect(complaints).toEqual([]);
        if (options.javaScriptEnabled !== false) expect(await violationsIn(page)).toEqual([]);
        for (const window of then) await lookAgain(page, state, window);
      },
    );
  });
}

async function lookAgain(page: Page, state: string, window: Window): Promise<void> {
  const { name, width, height, fontSize } = window;
  await page.setViewportSize({ width, height });
  if (fontSize) await page.evaluate(`document.documentElement.style.fontSize = '${fontSize}'`);
  await picture(page, state, name);
  expect([name, await overflowsIn(page)]).toEqual([name, []]);
  if (!fontSize) expect([name, await violationsIn(page)]).toEqual([name, []]);
}

async function picture(page: Page, state: string, view: string): Promise<void> {
  const path = fileURLToPath(new URL(`${state}--${view}.png`, SCREENSHOTS));
  if (withPictures) await page.screenshot({ path, fullPage: true });
}
