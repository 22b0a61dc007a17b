import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core';
import { startPortalUnderTest, type PortalUnderTest } from './portal-under-test.ts';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const SCREENSHOTS = new URL('../../../../screenshots/portal/', import.meta.url);

export interface OpenPage {
  readonly page: Page;
  /** Every address that the page asked for. */
  readonly requested: string[];
  /** What the browser complained about: blocked by the policy, missing files, errors of the script. */
  readonly complaints: string[];
  /** The next visit begins as the first one did. */
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** One Chromium and one portal that it can reach as http://localhost. */
export class RealBrowser {
  readonly test: PortalUnderTest;
  readonly origin: string;
  private readonly browser: Browser;

  private constructor(test: PortalUnderTest, origin: string, browser: Browser) {
    this.test = test;
    this.origin = origin;
    this.browser = browser;
  }

  static async start(): Promise<RealBrowser> {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const test = await startPortalUnderTest();
    const { port } = new URL(await test.portal.listen());
    const executablePath = process.env['LATCHKEY_CHROMIUM'] ?? '/usr/bin/chromium';
    const browser = await chromium.launch({ executablePath, args: FLAGS });
    return new RealBrowser(test, `http://localhost:${port}`, browser);
  }

  async open(options: BrowserContextOptions = {}): Promise<OpenPage> {
    const context = await this.browser.newContext({ viewport: { width: 360, height: 640 }, ...options });
    const page = await context.newPage();
    const requested: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => requested.push(request.url()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      // The browser reports every answer of 400 and above as an error; those pages are meant to be so.
      const isStatus = message
        .text()
        .startsWith('Failed to load resource: the server responded with a status');
      if (message.type() === 'error' && !isStatus) complaints.push(message.text());
    });
    const forget = async (): Promise<void> => {
      await page.goto('about:blank');
      await context.clearCookies();
      for (const seen of [requested, complaints]) seen.length = 0;
    };
    return { page, requested, complaints, forget, close: () => context.close() };
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.test.stop();
  }
}

/**
 * Puts cookies into the browser as the portal sets them: of this host alone (`__Host-`), which the browser takes only
 * from what looks like an address of its own.
 */
export async function giveCookies(page: Page, cookies: Iterable<readonly [string, string]>): Promise<void> {
  const inside = await page.context().newCDPSession(page);
  for (const [name, value] of cookies) {
    const cookie = { name, value, url: 'https://localhost/', path: '/', secure: true, httpOnly: true };
    await inside.send('Network.setCookie', cookie);
  }
  await inside.detach();
}

export interface Look {
  readonly language: string;
  readonly headings: number;
  /** Of which a page has one at most. */
  readonly mainButtons: number;
  readonly text: string;
}

export function lookAt(page: Page): Promise<Look> {
  return page.evaluate(`({
    language: document.documentElement.lang,
    headings: document.querySelectorAll('h1').length,
    mainButtons: document.querySelectorAll('main button:not(.second):not([type=button]), main a.button').length,
    text: document.body.innerText,
  })`);
}

/** Violations of WCAG A and AA and of good practice, in words. */
export async function violationsIn(page: Page): Promise<string[]> {
  // Its source is half a megabyte: a page that is looked at again has it already.
  if (!(await page.evaluate('Boolean(globalThis.axe)'))) await page.evaluate(axeSource);
  return page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`);
}

/** What sticks out of the window or is cut off by its own box. */
export function overflowsIn(page: Page): Promise<string[]> {
  return page.evaluate(`(() => {
    const out = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth) out.push('page ' + root.scrollWidth + ' > ' + root.clientWidth);
    for (const each of document.querySelectorAll('main *, header *, footer *')) {
      if (each.closest('.visually-hidden, [hidden]')) continue;
      const box = each.getBoundingClientRect();
      const cut = each.clientWidth > 0 && each.tagName !== 'INPUT' && each.scrollWidth > each.clientWidth + 1;
      if (box.left < -1 || box.right > root.clientWidth + 1 || cut) out.push(each.outerHTML.slice(0, 100));
    }
    return out;
  })()`);
}
