import { afterEach, describe, expect, it } from '@jest/globals';
import { BrowserWithoutScript } from '../testing/browser-without-script.ts';
import { startPortalUnderTest, type PortalUnderTest } from '../testing/portal-under-test.ts';

let test: PortalUnderTest | undefined;
afterEach(() => test?.stop());

/** The first page, then what it says to nothing and to far too much. */
async function pagesAsking(kind: string, name: string | null): Promise<string[]> {
  test = await startPortalUnderTest();
  test.api.appearance['identifiedBy'] = { kind, name };
  const browser = new BrowserWithoutScript(test.portal);
  const first = await browser.get('/reset');
  const empty = await browser.submit('/reset', { identifier: '' });
  const long = await browser.submit('/reset', { identifier: 'x'.repeat(2000) });
  expect([first.status, empty.status, long.status]).toEqual([200, 422, 422]);
  return [first, empty, long].map(({ html }) => html);
}

describe('the first page of a recovery', () => {
  it.each([
    ['user_name_or_email', 'User name or mail address', 'Enter your user name or mail address.'],
    ['user_name', 'User name', 'Fill in this field.'],
    ['email', 'Mail address', 'Fill in this field.'],
  ])('PR-T15 asks for what people say who they are by: %s', async (kind, label, missing) => {
    const pages = await pagesAsking(kind, null);
    for (const html of pages) expect(html).toMatch(new RegExp(`<label[^>]*>${label}</label>`));
    expect(pages[0]).toContain('The one that you use to sign in');
    expect(pages[1]).toContain(missing);
  });

  it('PR-T15 S-64 asks for an attribute by the name that the tenant gives it, and by no other', async () => {
    const pages = await pagesAsking('attribute', 'Badge <b>\u202enumber');
    for (const html of pages) {
      expect(html).toMatch(/<label[^>]*><bdi>Badge &lt;b&gt; ?number<\/bdi><\/label>/);
      expect(html).not.toMatch(/user name|mail address/i);
    }
    expect(pages[1]).toContain('Fill in this field.');
    expect(pages[2]).toContain('This cannot be right.');
  });
});
