import { FormBrowser, headingOf, hiddenIn, type Page } from '@latchkey/tools';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Secret, TOTP } from 'otpauth';
import { administratorOf } from './world/administrator.ts';
import { firstPasswordOf, mailProven, rested } from './world/enrolled-people.ts';
import { SmsGateway } from './world/sms-gateway.ts';
import { World } from './world/world.ts';

const [app, phone, quiz, sample] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
const questions = Array.from({ length: 6 }, () => randomUUID());
const confirmation = /confirmation$/;
const setup = /\/account\/methods\/[\da-f-]{36}$/;

const codeOf = (seed: string): string =>
  new TOTP({ algorithm: 'SHA1', digits: 6, period: 30, secret: Secret.fromBase32(seed) }).generate();
/** What a reader sees. */
const said = ({ text }: Page): string =>
  text
    .replace(/^.*<body>/s, '')
    .replaceAll(/<\/?(?:a|bdi|strong|time|span)\b[^>]*>/g, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

describe('people set up what they prove by, on the pages of the real system', () => {
  let world: World;
  let gateway: SmsGateway;
  const secrets: string[] = [];

  beforeAll(async () => {
    gateway = await SmsGateway.start();
    world = await World.start({
      processes: ['mail-catcher', 'public-api', 'admin-api', 'worker', 'portal'],
      extraEnvironment: { worker: { LATCHKEY_OUTBOUND_ORIGINS: gateway.origin } },
      logLevel: 'debug',
    });
    const { tenantId } = world.acme.seeded;
    for (const [id, name, type] of [
      [app, 'Authenticator app', 'authenticator'],
      [phone, 'Telephone', 'sms'],
      [quiz, 'Questions & answers', 'questions'],
    ])
      await world.sql(
        `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
          values ($1, 'live', $2, $3, $3, $4, 'active', '{}', now(), 1)`,
        [tenantId, id, name, type],
      );
    for (const [place, id] of questions.entries())
      await world.sql(
        `insert into tenant.question (tenant_id, environment, id, texts, default_language, status, created_at, version)
          values ($1, 'live', $2, $3, 'en', 'active', now(), 1)`,
        [tenantId, id, { en: `Which word number ${place} do you remember?` }],
      );
    await world.sql(
      `insert into tenant.sms_service (tenant_id, environment, id, provider, name, name_key, sender, settings, destinations,
          daily_budget, secret_names, status, created_at, version)
        values ($1, 'live', $2, 'gateway', 'Gateway', 'gateway', 'Acme', $3, $4, 100, '{}', 'active', now(), 1)`,
      [tenantId, randomUUID(), gateway.settings, { countries: ['DE'] }],
    );
  }, 60_000);
  afterAll(async () => {
    await world.stop();
    await gateway.stop();
  });

  const newBrowser = (host = world.acme.host) =>
    new FormBrowser(`http://${host}:${world.system.port('portal')}`, () => undefined);
  const signedIn = async (name: string): Promise<FormBrowser> => {
    const browser = newBrowser();
    const fields = { identifier: name, password: firstPasswordOf(name) };
    const page = await browser.submit(await browser.open('/sign-in'), /\/sign-in$/, fields);
    expect(page.path).toBe('/account');
    return browser;
  };
  const mailedPath = async (name: string): Promise<string> => {
    const staff = await administratorOf(world);
    const { applicationId } = world.acme.seeded;
    await staff.post(`/v1/environments/live/users/${world.acme.user(name).id}/enrolment-links`, {
      applicationId,
    });
    const [mail] = await world.mails.await(world.acme.user(name).email, /set up a way back in/);
    const path = /https:\/\/login\.acme\.example(\/enrol\/link\/[\w-]{43})/.exec(mail?.text ?? '')?.[1] ?? '';
    secrets.push(path.slice(-43));
    return path;
  };

  it('PR-M08 S-24 S-36 EX-P10 a mailed link leads to a first method, an authenticator app', async () => {
    const path = await mailedPath('ada');
    const scanner = newBrowser();
    for (const method of ['HEAD', 'GET', 'GET']) expect((await scanner.open(path, method)).status).toBe(200);
    const elsewhere = newBrowser(world.globex.host);
    expect((await elsewhere.submit(await elsewhere.open(path), /\/enrol\/link\//, {})).status).toBe(410);
    const browser = newBrowser();
    const hub = await browser.submit(await browser.open(path), /\/enrol\/link\//, {});
    expect([hub.path, headingOf(hub)]).toEqual(['/account/methods', 'Your ways to prove who you are']);
    expect(said(hub)).toContain('for the account of Ada Example, until');
    const form = await browser.open(`/account/methods/${app}`);
    expect([headingOf(form), form.text.includes('name="password"')]).toEqual(['Authenticator app', false]);
    const shown = await browser.submit(form, setup, {});
    const { seed = '', address } = hiddenIn(shown, confirmation);
    secrets.push(seed);
    expect(address).toContain('otpauth://totp/Acme:ada?');
    expect(shown.text).toContain('<svg class="qr"');
    const wrong = await browser.submit(shown, confirmation, { code: '000000' });
    expect([wrong.status, said(wrong).includes('This code did not work.')]).toEqual([422, true]);
    const done = await browser.submit(wrong, confirmation, { code: codeOf(seed) });
    expect(said(done)).toMatch(/Authenticator app is set up\. It can be used from .* UTC; until then/);
    const spent = await newBrowser().open(path);
    expect((await newBrowser().submit(spent, /\/enrol\/link\//, {})).status).toBe(410);
    const second = await browser.open(`/account/methods/${phone}`);
    expect(second.text).toContain('name="password"');
  });

  it('PR-M06 PR-M07 whoever signs in adds a telephone, by the code that goes to it', async () => {
    const browser = await signedIn('ada');
    const password = firstPasswordOf('ada');
    const form = await browser.open(`/account/methods/${phone}`);
    const closed = await browser.submit(form, setup, { password, phone: '+33 6 12 34 56 78' });
    expect([closed.status, said(closed).includes('a number of this country or kind')]).toEqual([422, true]);
    const wrong = await browser.submit(closed, setup, { password: 'not hers', phone: '+49 151 12345678' });
    expect([wrong.status, said(wrong).includes('This password is not right.')]).toEqual([403, true]);
    const sent = await browser.submit(wrong, setup, { password, phone: '+49 151 12345678' });
    expect(said(sent)).toContain('whose number ends in 78.');
    const [sms] = await gateway.await('+4915112345678');
    const code = /#(\d{6})$/.exec(sms?.text ?? '')?.[1] ?? '';
    secrets.push(code);
    const done = await browser.submit(sent, confirmation, { code: `${code.slice(0, 3)}-${code.slice(3)}` });
    expect(said(done)).toContain('Telephone is set up.');
    expect(said(done)).toContain('Telephone: number that ends in 78');
    const held = await browser.submit(await browser.open(`/account/methods/${phone}`), setup, {
      ...{ password, phone: '+49 151 12345678' },
    });
    expect([held.status, said(held)]).toEqual([429, expect.stringContaining('You can ask again at')]);
  });

  it('PR-M03 PR-M04 questions are chosen and answered, and what is wrong is told at its answer', async () => {
    const browser = await signedIn('grace');
    const form = await browser.open(`/account/methods/${quiz}`);
    const chosen = Object.fromEntries(questions.slice(0, 5).map((id, row) => [`question-${row + 1}`, id]));
    const answers = Object.fromEntries(questions.map((_, row) => [`answer-${row + 1}`, `Canary ${row}`]));
    const fields = { ...chosen, ...answers, password: firstPasswordOf('grace') };
    const same = await browser.submit(form, setup, { ...fields, 'answer-3': 'canary 1' });
    // Which of the two is the repetition goes by the catalogue.
    expect([same.status, /<a href="#answer-[23]">/.test(same.text)]).toEqual([422, true]);
    expect(said(same)).toContain('You have given this answer already.');
    const done = await browser.submit(same, setup, fields);
    expect(said(done)).toContain('Questions &amp; answers is set up.');
    secrets.push('Canary 4');
  });

  it('PR-M05 PR-M15 a sample is set up by a button, and proves by the code that everybody knows', async () => {
    const { tenantId, processId } = world.acme.seeded;
    // As in the test environment, where alone a mock may be active.
    await world.sql('alter table tenant.verification drop constraint verification_mock_in_test');
    await world.sql(
      `insert into tenant.verification (tenant_id, environment, id, name, name_key, type, status, parameters, created_at, version)
        values ($1, 'live', $2, 'Sample', 'sample', 'mock_enrolled', 'active', '{}', now(), 1)`,
      [tenantId, sample],
    );
    await world.sql(
      `update tenant.process_version set choice_from = array[$2::uuid], choice_wanted = 1 where process_id = $1`,
      [processId, sample],
    );
    const prove = async (name: string, code: string) => {
      const flow = await mailProven(world, name);
      const given = { verificationId: sample, code };
      return world.acme.inFlow(flow).post(`/v1/reset-requests/${flow.id}/proofs`, given);
    };
    expect((await prove('edsger', '424242')).status).toBe(410);
    const browser = await signedIn('edsger');
    const password = firstPasswordOf('edsger');
    const form = await browser.open(`/account/methods/${sample}`);
    expect(headingOf(form)).toBe('Sample');
    const done = await browser.submit(form, setup, { password });
    expect([done.path, said(done).includes('Sample is set up.')]).toEqual(['/account/methods', true]);
    await rested(world, 'edsger');
    expect((await prove('edsger', '424241')).status).toBe(410);
    expect(await prove('edsger', '424242')).toMatchObject({ status: 200, body: { state: 'proven' } });
  });

  it('S-36 what was set up is removed with the password alone, and its owner is told', async () => {
    await world.mails.clear();
    const browser = await signedIn('ada');
    const hub = await browser.open('/account/methods');
    const [path = ''] = new RegExp(`/account/methods/${phone}/[\\da-f-]{36}/removal`).exec(hub.text) ?? [];
    const asked = await browser.open(path);
    const wrong = await browser.submit(asked, /removal$/, { password: 'not hers' });
    expect([wrong.status, headingOf(wrong)]).toEqual([403, 'Remove this?']);
    const done = await browser.submit(wrong, /removal$/, { password: firstPasswordOf('ada') });
    expect(said(done)).toContain('It is removed and proves nothing any more.');
    expect(said(done)).not.toContain('number that ends in');
    await world.mails.await(world.acme.user('ada').email, /prove who you are has changed/);
    const foreign = await (await signedIn('edsger')).open(path);
    expect([foreign.status, headingOf(foreign)]).toEqual([404, 'Your ways to prove who you are']);
  });

  it('S-31 no token, key, code or answer is in a log', () => {
    expect(secrets.filter((secret) => secret.length >= 6)).toHaveLength(4);
    for (const name of ['public-api', 'worker', 'portal'] as const) {
      const words = readFileSync(world.system.logFile(name), 'utf8');
      expect(secrets.filter((secret) => new RegExp(`(?<![\\w-])${secret}(?![\\w-])`).test(words))).toEqual(
        [],
      );
    }
  });
});
