import type { Page } from 'playwright-core';
import { BrowserWithoutScript } from './browser-without-script.ts';
import { GOOD_CODE, KNOWN_USER } from './fake-public-api.ts';
import type { PortalUnderTest } from './portal-under-test.ts';
import { giveCookies } from './real-browser.ts';

export interface Stage {
  readonly page: Page;
  readonly test: PortalUnderTest;
  /** `http://localhost:<port>` */
  readonly origin: string;
}

/**
 * Leads a real browser to a page without showing it those on the way there: it gets the cookies that they would have
 * set. Each of those pages has a state of its own in which it is looked at.
 */
export class ShortWay {
  private constructor(
    private readonly stage: Stage,
    private readonly walker: BrowserWithoutScript,
  ) {}

  static async of(stage: Stage): Promise<ShortWay> {
    const walker = new BrowserWithoutScript(stage.test.portal, new URL(stage.origin).host);
    const kept = await stage.page.context().cookies(stage.origin);
    for (const { name, value } of kept) walker.cookies.set(name, value);
    return new ShortWay(stage, walker);
  }

  /** To where the mail is said to be sent. */
  async asked(): Promise<this> {
    return this.submit('/reset', { identifier: KNOWN_USER.identifier });
  }

  /** To where the code of the mail has led. */
  async proven(): Promise<this> {
    await this.asked();
    return this.submit('/reset/sent', { code: GOOD_CODE });
  }

  async signedIn(): Promise<this> {
    return this.submit('/sign-in', {
      identifier: KNOWN_USER.identifier,
      password: this.stage.test.api.password,
    });
  }

  /** Opens a page where the way has come to. */
  async open(path: string): Promise<void> {
    const { page, origin } = this.stage;
    await giveCookies(page, this.walker.cookies);
    await page.goto(`${origin}${path}`);
  }

  private async submit(path: string, fields: Record<string, string>): Promise<this> {
    const { status } = await this.walker.submit(path, fields);
    if (status !== 303) throw new Error(`${path} was answered with ${status}`);
    return this;
  }
}
