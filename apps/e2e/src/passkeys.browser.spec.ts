import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser, type CDPSession, type Page } from 'playwright-core';
import { firstPasswordOf, mailProven, rested, signedIn } from './world/enrolled-people.ts';
import type { Answer } from './world/http-client.ts';
import { figure } from './world/volumes.ts';
import { World, type Proven } from './world/world.ts';

const passkey = randomUUID();
const screenshots = new URL('../../../screenshots/public-api/', import.meta.url);

/** Chromium with an authenticator of its own, in which a person is always present. */
interface Desk {
  readonly page: Page;
  readonly session: CDPSession;
  readonly authenticatorId: string;
}

describe('passkeys in a real browser, on the real system', () => {
  let world: World;
  let browser: Browser;
  let origin: string;

  beforeAll(async () => {
    world = await World.start({ processes: ['mail-catcher', 'public-api', 'worker', 'portal'] });
    const { tenantId, processId } = world.acme.seeded;
    origin = `http://${world.acme.host}:${new URL(world.system.url('portal')).port}`;
    await world.sql(`update tenant.application set portal_origin = $2 where tenant_id = $1`, [
      tenantId,
      origin,
    ]);
    await world.sql(
      `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
        values ($1, 'live', $2, 'Passkey', 'passkey', 'passkey', 'active', '{}', now(), 1)`,
      [tenantId, passkey],
    );
    await world.sql(
      `update tenant.process_version set choice_from = array[$2::uuid], choice_wanted = 1 where process_id = $1`,
      [processId, passkey],
    );
    const executablePath = process.env['LATCHKEY_CHROMIUM'] ?? '/usr/bin/chromium';
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await world.stop();
  });

  const desk = async (): Promise<Desk> => {
    const page = await (await browser.newContext({ viewport: { width: 360, height: 640 } })).newPage();
    await page.goto(`${origin}/reset`);
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
        ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
      },
    });
    return { page, session, authenticatorId };
  };
  const session = (name: string) => signedIn(world.acme, name);
  const create = (page: Page, options: string): Promise<string> =>
    page.evaluate(`(async () => {
      const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(${options});
      return JSON.stringify((await navigator.credentials.create({ publicKey })).toJSON());
    })()`);
  const get = (page: Page, options: string): Promise<string> =>
    page.evaluate(`(async () => {
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(${options});
      return JSON.stringify((await navigator.credentials.get({ publicKey })).toJSON());
    })()`);
  const enrol = async (name: string, { page }: Desk): Promise<Answer<unknown>> => {
    const person = await session(name);
    const begun = await person.post<{ id: string; shown: { options: string } }>('/v1/enrolments', {
      ...{ verificationId: passkey, password: firstPasswordOf(name) },
    });
    const credential = await create(page, begun.body.shown.options);
    return person.post(`/v1/enrolments/${begun.body.id}/confirmation`, { credential });
  };
  const rest = (name: string) => rested(world, name);
  const mailed = (name: string) => mailProven(world, name);
  const ask = async (flow: Proven): Promise<string> =>
    (
      await world.acme
        .inFlow(flow)
        .post<{ options: string }>(`/v1/reset-requests/${flow.id}/further-proofs/${passkey}/challenge`, {})
    ).body.options;
  const prove = (flow: Proven, credential: string) =>
    world.acme.inFlow(flow).post<{ state: string }>(`/v1/reset-requests/${flow.id}/proofs`, {
      verificationId: passkey,
      credential,
    });

  it('S-38 PR-T12 a key is made, asks for its person on the page, and leads to the new password', async () => {
    const at = await desk();
    expect((await enrol('ada', at)).status).toBe(200);
    await rest('ada');
    await world.mails.clear();
    const { page } = at;
    await page.fill('[name=identifier]', 'ada');
    await page.click('main form button');
    await page.waitForURL('**/reset/sent');
    const { code } = await world.mails.secrets(world.acme.user('ada').email);
    await page.fill('[name=code]', code);
    await page.click('main form button');
    await page.waitForURL('**/reset/more');
    await page.click('main form button');
    await page.waitForSelector('#use-passkey:visible');
    expect(await page.isVisible('#no-passkey')).toBe(false);
    await page.click('#use-passkey');
    await page.waitForURL('**/reset/password');
    expect(await page.title()).toContain('Choose a new password');
  }, 120_000);

  it('S-38 PR-T12 somebody makes a key on the page of the portal, which says from when on it proves', async () => {
    const { page } = await desk();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    await page.goto(`${origin}/sign-in`);
    await page.fill('[name=identifier]', 'ada');
    await page.fill('[name=password]', firstPasswordOf('ada'));
    await page.click('main form button:not([type=button])');
    await page.waitForURL('**/account');
    await page.goto(`${origin}/account/methods/${passkey}`);
    await page.fill('[name=password]', firstPasswordOf('ada'));
    await page.click('main form button:not([type=button])');
    await page.waitForSelector('#use-passkey:visible');
    expect(await page.isVisible('#no-passkey')).toBe(false);
    await page.click('#use-passkey');
    await page.waitForURL('**/account/methods?added=*');
    expect(await page.locator('.notice.good').innerText()).toContain('Passkey is set up.');
    expect(complaints).toEqual([]);
  }, 120_000);

  it('S-38 somebody whom the device does not know gets no further, and is told', async () => {
    const at = await desk();
    expect((await enrol('grace', at)).status).toBe(200);
    await rest('grace');
    const flow = await mailed('grace');
    const options = await ask(flow);
    await at.session.send('WebAuthn.setUserVerified', {
      authenticatorId: at.authenticatorId,
      isUserVerified: false,
    });
    await expect(get(at.page, options)).rejects.toThrow('NotAllowedError');
  }, 120_000);

  it('S-38 replay, another recovery, another key and the origin of another tenant: nothing is accepted', async () => {
    const [at, stranger] = [await desk(), await desk()];
    expect((await enrol('edsger', at)).status).toBe(200);
    expect((await enrol('edsger', stranger)).status).toBe(200);
    await rest('edsger');
    const flow = await mailed('edsger');
    const options = await ask(flow);
    const shown = await get(at.page, options);
    const proven = await prove(flow, shown);
    expect(proven).toMatchObject({ status: 200, body: { state: 'proven' } });
    const again = await mailed('edsger');
    const accepted: string[] = [];
    const attempt = async (name: string, credential: string) => {
      // Each is judged by itself: none is refused because others were.
      await world.sql(`delete from tenant.code_brake`);
      if ((await prove(again, credential)).status === 200) accepted.push(name);
    };
    await attempt('replay without asking', shown);
    const older = await ask(again);
    const newer = await ask(again);
    await attempt('replay', shown);
    await attempt('the older challenge', await get(at.page, older));
    await attempt('spent by a wrong answer', await get(at.page, newer));
    const elsewhere = await (await browser.newContext()).newPage();
    await elsewhere.goto(origin.replace(world.acme.host, world.globex.host));
    await expect(get(elsewhere, newer)).rejects.toThrow('SecurityError');
    const good = await ask(again);
    const tampered = (await get(at.page, good)).replace(/"signature":"./, '"signature":"A');
    await attempt('a changed signature', tampered);
    figure('S-38', 'answers of passkeys accepted that are none, of 5', accepted.length, '0');
    expect(accepted).toEqual([]);
    await world.sql(`delete from tenant.code_brake`);
    // Of two keys either one proves.
    const last = await mailed('edsger');
    const other = await get(stranger.page, await ask(last));
    expect(await prove(last, other)).toMatchObject({ status: 200, body: { state: 'proven' } });
  }, 120_000);

  it('RA-15 the page on which the API is tried takes a test key alone, and keeps it to itself', async () => {
    const page = await (await browser.newContext({ viewport: { width: 1000, height: 1400 } })).newPage();
    const asked: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('status of 401'))
        complaints.push(message.text());
    });
    const address = `${world.system.url('public-api')}/developer`;
    await page.goto(address);
    const before = asked.length;
    const send = page.getByRole('button', { name: 'Send to the test environment' }).first();
    await page.fill('#key', world.acme.seeded.apiKey);
    await send.click();
    expect(await page.locator('#key-complaint').isVisible()).toBe(true);
    expect(asked).toHaveLength(before);
    const key = `lk_test_${'a'.repeat(43)}`;
    await page.fill('#key', key);
    await send.click();
    await page.locator('[data-part=answer]').first().getByText('application-key-required').first().waitFor();
    expect(await page.locator('[data-part=status]').first().innerText()).toMatch(/^401/);
    expect(await page.locator('#key-complaint').isVisible()).toBe(false);
    const stored = await page.evaluate(`JSON.stringify([localStorage, sessionStorage, document.cookie])`);
    expect([page.url(), stored, complaints]).toEqual([address, '[{},{},""]', []]);
    expect(asked.filter((url) => url.includes(key) || !url.startsWith(new URL(address).origin))).toEqual([]);
    mkdirSync(screenshots, { recursive: true });
    await page.screenshot({ path: fileURLToPath(new URL('developer.png', screenshots)) });
    await page.context().close();
  });
});
