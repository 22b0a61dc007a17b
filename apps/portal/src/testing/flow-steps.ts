import { BrowserWithoutScript } from './browser-without-script.ts';
import { GOOD_CODE, KNOWN_USER } from './fake-public-api.ts';
import type { PortalUnderTest } from './portal-under-test.ts';

/** Browsers that have come as far as a test needs them. */
export class FlowSteps {
  private readonly test: PortalUnderTest;

  constructor(test: PortalUnderTest) {
    this.test = test;
  }

  newBrowser(headers: Record<string, string> = {}): BrowserWithoutScript {
    return new BrowserWithoutScript(this.test.portal, 'reset.acme.example', headers);
  }

  async asked(identifier = KNOWN_USER.identifier): Promise<BrowserWithoutScript> {
    const browser = this.newBrowser();
    await expectLocation(browser.submit('/reset', { identifier }), '/reset/sent');
    return browser;
  }

  async proven(): Promise<BrowserWithoutScript> {
    const browser = await this.asked();
    await expectLocation(browser.submit('/reset/sent', { code: GOOD_CODE }), '/reset/password');
    return browser;
  }
}

async function expectLocation(
  answer: Promise<{ status: number; location: string | undefined }>,
  wanted: string,
) {
  const { status, location } = await answer;
  if (status !== 303 || location !== wanted)
    throw new Error(`${status} ${location} instead of 303 ${wanted}`);
}
