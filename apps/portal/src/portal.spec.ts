import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { LOCALES, pageAssets } from '@latchkey/ui';
import { BrowserWithoutScript, textOf } from './testing/browser-without-script.ts';
import { problem } from './testing/fake-front.ts';
import { FlowSteps } from './testing/flow-steps.ts';
import { startPortalUnderTest, type PortalUnderTest } from './testing/portal-under-test.ts';

let test: PortalUnderTest;
let steps: FlowSteps;
beforeAll(async () => {
  test = await startPortalUnderTest();
  steps = new FlowSteps(test);
});
afterEach(() => test.api.behave());
afterAll(() => test.stop());

const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

describe('every answer', () => {
  it('EX-P18 S-31 has the strict policy, no referrer, no store, no sniffing; also errors, redirects and files', async () => {
    const browser = steps.newBrowser();
    const answers = [
      await browser.get('/'),
      await browser.get('/reset'),
      await browser.get('/reset/sent'),
      await browser.get(`/reset/link/${'a'.repeat(43)}`),
      await browser.get('/no/such/page'),
      await browser.get('/assets/nothing.css'),
      await browser.post('/reset', { identifier: '' }),
      await browser.post('/reset', 'x'.repeat(17_000)),
      await browser.get('/livez'),
    ];
    for (const { headers, status } of answers) {
      expect([status, headers]).toEqual([
        status,
        expect.objectContaining({
          'content-security-policy': POLICY,
          'referrer-policy': 'no-referrer',
          'cache-control': 'no-store',
          'x-content-type-options': 'nosniff',
        }),
      ]);
    }
    const file = await browser.get(`/assets/${pageAssets.stylesheet.fileName}`);
    expect(file.headers).toMatchObject({
      'content-security-policy': POLICY,
      'cache-control': 'public, max-age=31536000, immutable',
      'content-type': 'text/css; charset=utf-8',
    });
  });

  it('BY-20 EX-P1 a first load is 4 requests and under 30 kB in all languages, even when nothing is packed', async () => {
    for (const locale of LOCALES) {
      const browser = await steps.asked();
      for (const address of ['/reset', '/reset/sent', '/sign-in']) {
        const { html } = await browser.get(`${address}?lang=${locale}`);
        const addresses = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, target]) => target ?? '');
        const loaded = addresses.filter((target) => target.startsWith('/assets/'));
        expect(loaded).toHaveLength(3);
        expect(addresses.filter((target) => /^(?:https?:)?\/\//.test(target))).toEqual([]);
        const files = await Promise.all(loaded.map((target) => browser.get(target)));
        const plain = [html, ...files.map((file) => file.html)].reduce(
          (sum, text) => sum + Buffer.byteLength(text),
          0,
        );
        expect(plain).toBeLessThan(30_000);
      }
    }
    expect(pageAssets.script.body.length).toBeLessThanOrEqual(2048);
    expect(pageAssets.stylesheet.body.length).toBeLessThanOrEqual(10_240);
    const sizes = Object.values(pageAssets).map(({ body }) => gzipSync(body).length);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(5000);
  });

  it('files are sent packed to those who can unpack them', async () => {
    const browser = steps.newBrowser();
    const packed = await browser.get(`/assets/${pageAssets.script.fileName}`, {
      'accept-encoding': 'gzip, br',
    });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(packed.html.length).toBeLessThan(pageAssets.script.body.length);
  });
});

describe('forms from elsewhere (S-51)', () => {
  const refused: Record<string, string>[] = [
    {},
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: 'https://reset.acme.example.evil.example' },
    { origin: 'http://reset.acme.example' },
    { origin: 'https://reset.acme.example:8443' },
    { origin: 'https://user@reset.acme.example' },
    { origin: 'file://' },
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    { origin: 'https://reset.acme.example', 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'none' },
    { origin: 'null', 'sec-fetch-site': 'cross-site' },
  ];

  it('S-51 are shown again with their values and change nothing, for every form', async () => {
    for (const headers of refused) {
      const browser = await steps.asked();
      const before = test.api.worked;
      const form = /name="form" value="([^"]+)"/.exec((await browser.get('/reset')).html)?.[1] ?? '';
      const fields = {
        form,
        identifier: 'typed@acme.example',
        code: '483920',
        password: 'pw',
        'new-password': 'x'.repeat(20),
      };
      for (const action of [
        '/reset',
        '/reset/sent',
        '/reset/resend',
        `/reset/link/${'a'.repeat(43)}`,
        '/sign-in',
      ]) {
        const page = await browser.post(action, fields, headers);
        expect([headers, action, page.status]).toEqual([headers, action, 403]);
        expect(textOf(page)).toContain('Your page was open too long. Please send it again.');
        if (action === '/reset' || action === '/sign-in')
          expect(page.html).toContain('value="typed@acme.example"');
        expect(page.html).not.toMatch(/483920|xxxxx/);
      }
      expect(test.api.worked).toBe(before);
    }
  });

  it('S-51 a right origin is enough for browsers that do not say where a form comes from', async () => {
    const browser = steps.newBrowser();
    const form = /name="form" value="([^"]+)"/.exec((await browser.get('/reset')).html)?.[1] ?? '';
    const page = await browser.post(
      '/reset',
      { form, identifier: 'x' },
      { origin: 'https://reset.acme.example' },
    );
    expect(page.location).toBe('/reset/sent');
  });

  it('S-51 a form id that is missing, forged, of another host or twelve hours old is no form of ours', async () => {
    const browser = steps.newBrowser();
    const other = new BrowserWithoutScript(test.portal, 'localhost');
    const foreign = /name="form" value="([^"]+)"/.exec((await other.get('/reset')).html)?.[1] ?? '';
    const before = test.api.worked;
    for (const form of ['', 'x', foreign, foreign.replace(/^./, '0'), `${foreign}A`]) {
      const page = await browser.post('/reset', { form, identifier: 'x' });
      expect([form, page.status]).toEqual([form, 403]);
    }
    expect(test.api.worked).toBe(before);
  });

  it('S-51 a body in another format, too large, or with a field twice is refused before it is read', async () => {
    const browser = steps.newBrowser();
    const json = await browser.post('/reset', '{"identifier":"x"}', { 'content-type': 'application/json' });
    const text = await browser.post('/reset', 'identifier=x', { 'content-type': 'text/plain' });
    const large = await browser.post('/reset', `identifier=${'x'.repeat(16_384)}`);
    const twice = await browser.post('/reset', 'identifier=a&identifier=b');
    expect([json.status, text.status, large.status, twice.status]).toEqual([415, 415, 413, 400]);
    for (const page of [json, text, large, twice]) expect(page.html).toMatch(/^<!doctype html>/);
  });
});

describe('hostile names', () => {
  const payloads = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</title><script>alert(1)</script>',
    'javascript:alert(1)',
    '{application} {{1234*5678}} ${1234*5678} <b>x</b>',
    'Acme\u202eemcA\r\nSet-Cookie: a=b',
  ];

  it('EX-P18 payloads in names of the tenant and in the identifier stay text', async () => {
    const usual = { ...test.api.appearance };
    for (const payload of payloads) {
      Object.assign(test.api.appearance, {
        tenantName: payload,
        applicationName: payload,
        supportContact: payload,
        signInUrl: payload,
      });
      const fresh = await startPortalUnderTest();
      Object.assign(fresh.api.appearance, test.api.appearance);
      const browser = new BrowserWithoutScript(fresh.portal);
      const sent = await browser.follow(await browser.submit('/reset', { identifier: payload.slice(0, 60) }));
      fresh.api.latest().state = 'succeeded';
      for (const page of [
        await browser.get('/reset'),
        sent,
        await browser.get('/reset/done'),
        await browser.get('/sign-in'),
      ]) {
        const tags = page.html.match(/<(?:script|img|b)\b[^>]*>/g) ?? [];
        expect([payload, tags.filter((tag) => !tag.includes('src="/assets/'))]).toEqual([payload, []]);
        expect(page.html).not.toMatch(/<[^>]+\son\w+=/);
        expect(page.html).not.toMatch(/href="javascript:/i);
        // The product, had anybody calculated: a number that no clock and no style shows.
        expect(page.html).not.toMatch(/7006652/);
        expect(page.headers['set-cookie'] ?? '').not.toContain('a=b');
      }
      await fresh.stop();
    }
    Object.assign(test.api.appearance, usual);
  });
});

describe('when things do not work', () => {
  it('PR-P06 EX-P13 public-api down: a neutral page, what was typed is kept, and one button sends it again', async () => {
    const browser = steps.newBrowser();
    const form = /name="form" value="([^"]+)"/.exec((await browser.get('/reset')).html)?.[1] ?? '';
    for (const fault of [
      'hang up',
      problem(500, 'internal-error'),
      problem(502, ''),
      { status: 200, body: 'no' },
    ] as const) {
      test.api.override = ({ path }) => (path === '/v1/reset-requests' ? fault : undefined);
      const page = await browser.post('/reset', { identifier: 'typed@acme.example', form });
      expect(page.status).toBe(503);
      expect(textOf(page)).toMatch(/^Acme This does not work at the moment .* Nothing was changed\./);
      expect(page.html).toContain('name="identifier" value="typed@acme.example"');
      expect(page.html).toContain(`name="form" value="${form}"`);
      expect(textOf(page)).toMatch(/Reference: [\dA-Z]{4}-[\dA-Z]{4}-[\dA-Z]{4}/);
      expect(textOf(page)).not.toMatch(/token|flow|null|undefined|\b50\d\b|Error:/);
    }
    test.api.behave();
    expect((await browser.post('/reset', { identifier: 'typed@acme.example', form })).location).toBe(
      '/reset/sent',
    );
  });

  it('PR-P06 public-api down from the beginning: still a page, in the language of the browser', async () => {
    const fresh = await startPortalUnderTest();
    await fresh.api.stop();
    const browser = new BrowserWithoutScript(fresh.portal, 'reset.acme.example', { 'accept-language': 'de' });
    const page = await browser.get('/reset');
    expect([page.status, page.headers['retry-after']]).toEqual([503, '10']);
    expect(textOf(page)).toContain('Das geht im Moment nicht');
    expect((await browser.get('/readyz')).status).toBe(503);
    expect((await browser.get('/livez')).status).toBe(200);
    await fresh.portal.close();
  });

  it('PR-P06 EX-P13 too many tries: when to try again, on the clock and in Retry-After, and nothing is lost', async () => {
    const browser = steps.newBrowser();
    const form = /name="form" value="([^"]+)"/.exec((await browser.get('/reset')).html)?.[1] ?? '';
    test.api.override = ({ path }) =>
      path === '/v1/reset-requests' ? problem(429, 'too-many-requests', [], 90) : undefined;
    const page = await browser.post('/reset', { identifier: 'typed@acme.example', form });
    expect([page.status, page.headers['retry-after']]).toEqual([429, '90']);
    expect(textOf(page)).toMatch(
      /Too many tries .* You can try again at (?:\w+ \d+ at )?\d{1,2}:\d{2} [AP]M UTC/,
    );
    expect(page.html).toContain('name="identifier" value="typed@acme.example"');
  });

  it('PR-P06 a page that does not exist and a host of nobody are told so, with nothing of any tenant', async () => {
    const missing = await steps.newBrowser().get('/no/such/page');
    expect([missing.status, textOf(missing).includes('This page does not exist')]).toEqual([404, true]);
    for (const host of [
      'other.example',
      'reset.acme.example.evil.example',
      'a b',
      'reset.acme.example@evil',
      '[::zz]',
    ]) {
      const page = await new BrowserWithoutScript(test.portal, host).get('/reset');
      expect([host, page.status]).toEqual([host, 404]);
      expect(textOf(page)).not.toContain('Acme');
      expect(textOf(page)).toContain('There is nothing at this address');
    }
  });

  it('the host of the page goes signed to public-api, without its port, and into no link', async () => {
    const browser = new BrowserWithoutScript(test.portal, 'LOCALHOST:4200', {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-for': '198.51.100.7',
      'user-agent': 'Tester/1',
    });
    const page = await browser.submit('/reset', { identifier: 'x' });
    expect(page.location).toBe('/reset/sent');
    expect(test.api.seenAt(/^\/v1\/reset-requests$/).at(-1)?.claims).toEqual({
      host: 'localhost',
      address: '127.0.0.1',
      userAgent: 'Tester/1',
      device: null,
    });
    expect((await browser.follow(page)).html).not.toMatch(/LOCALHOST|evil\.example|4200/);
  });

  it('EX-O3 is ready when public-api is', async () => {
    expect((await steps.newBrowser().get('/readyz')).status).toBe(200);
    test.api.override = ({ path }) => (path === '/readyz' ? problem(503, 'draining') : undefined);
    expect((await steps.newBrowser().get('/readyz')).status).toBe(503);
  });
});
