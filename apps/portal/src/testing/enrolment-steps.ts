import { BrowserWithoutScript, formId, type Page } from './browser-without-script.ts';
import { OFFERED } from './fake-enrolments.ts';
import { KNOWN_USER } from './fake-public-api.ts';
import type { PortalUnderTest } from './portal-under-test.ts';

export const METHODS = '/account/methods';
export const pageOf = (of: keyof typeof OFFERED): string => `${METHODS}/${OFFERED[of].verificationId}`;

/** Browsers of people who are about to enrol. */
export class EnrolmentSteps {
  private readonly test: PortalUnderTest;

  constructor(test: PortalUnderTest) {
    this.test = test;
  }

  get password(): string {
    return this.test.api.password;
  }

  newBrowser(): BrowserWithoutScript {
    return new BrowserWithoutScript(this.test.portal);
  }

  async signedIn(): Promise<BrowserWithoutScript> {
    const browser = this.newBrowser();
    await browser.submit('/sign-in', { identifier: KNOWN_USER.identifier, password: this.password });
    return browser;
  }

  async byLink(): Promise<BrowserWithoutScript> {
    const browser = this.newBrowser();
    await browser.submit(`/enrol/link/${this.test.api.enrolments.mailLink()}`, {});
    return browser;
  }

  /** The first step of a method, whose answer shows what is shown once. */
  begin(browser: BrowserWithoutScript, of: keyof typeof OFFERED, fields = {}): Promise<Page> {
    return browser.submit(pageOf(of), { password: this.password, ...fields });
  }

  /** Sends the form of a page that shows something, with what is hidden in it. */
  confirm(browser: BrowserWithoutScript, page: Page, fields: Record<string, string>): Promise<Page> {
    const action = confirmationIn(page);
    return browser.post(action, { ...hiddenIn(page), ...fields, form: formId(page, action) });
  }
}

export function confirmationIn({ html }: Page): string {
  return /action="([^"]+\/confirmation)"/.exec(html)?.[1] ?? '';
}

export function hiddenIn({ html }: Page): Record<string, string> {
  const found = html.matchAll(/<input type="hidden" name="([\w-]+)" value="([^"]*)"/g);
  return Object.fromEntries(
    [...found].map(([, name = '', value = '']) => [name, value.replaceAll('&amp;', '&')]),
  );
}
