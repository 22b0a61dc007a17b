import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createTransport, type Transporter } from 'nodemailer';
import type { CaughtMail } from './mailbox.ts';
import { MailCatcher } from './mail-catcher.ts';

describe('mail catcher', () => {
  let catcher: MailCatcher;
  let transport: Transporter;

  beforeEach(async () => {
    catcher = await MailCatcher.start();
    transport = createTransport({ url: catcher.smtpUrl, socketTimeout: 400, greetingTimeout: 400 });
  });

  afterEach(async () => {
    transport.close();
    await catcher.stop();
  });

  const send = (to: string, subject = 'Grüße') =>
    transport.sendMail({
      from: 'Acme <no-reply@acme.example>',
      to,
      subject,
      text: 'Der Code ist 123456.',
      html: '<p>Der Code ist <b>123456</b>.</p><script>alert(1)</script>',
    });
  const messages = async (query = ''): Promise<CaughtMail[]> =>
    (await (await fetch(`${catcher.url}/api/messages${query}`)).json()) as CaughtMail[];
  const fault = async (body: object) =>
    (await fetch(`${catcher.url}/api/faults`, { method: 'POST', body: JSON.stringify(body) })).status;

  it('keeps a mail with its envelope, both parts and its headers', async () => {
    await send('Ada.Lovelace@example.com');
    const [mail] = await messages();
    expect(mail).toMatchObject({
      envelope: {
        from: 'no-reply@acme.example',
        to: ['Ada.Lovelace@example.com'],
        recipientCommands: ['RCPT TO:<Ada.Lovelace@example.com>'],
      },
      from: 'no-reply@acme.example',
      subject: 'Grüße',
    });
    expect(mail?.text.trim()).toBe('Der Code ist 123456.');
    expect(mail?.html).toContain('<b>123456</b>');
    expect(mail?.headers.map(({ name }) => name)).toContain('Message-ID');
    expect(mail?.raw).toContain('To: Ada.Lovelace@example.com');
  });

  it('shows only the recipients of this message, also on a connection that is used again', async () => {
    const pooled = createTransport({ url: catcher.smtpUrl, pool: true, maxConnections: 1 });
    for (const to of ['a@example.com', 'b@example.com']) {
      await pooled.sendMail({ from: 'x@acme.example', to, subject: to, text: to });
    }
    pooled.close();
    expect((await messages()).map(({ envelope }) => envelope.recipientCommands)).toEqual([
      ['RCPT TO:<a@example.com>'],
      ['RCPT TO:<b@example.com>'],
    ]);
  });

  it('finds by the exact recipient and forgets on request', async () => {
    await send('a@example.com');
    await send('b@example.com');
    expect((await messages('?to=b@example.com')).map(({ envelope }) => envelope.to)).toEqual([
      ['b@example.com'],
    ]);
    expect(await messages('?to=example.com')).toEqual([]);
    await fetch(`${catcher.url}/api/messages`, { method: 'DELETE' });
    expect(await messages()).toEqual([]);
  });

  it('has a page with all mails and one for each, on which the mail can run nothing', async () => {
    await send('a@example.com', 'Reset <b>your</b> password');
    const list = await (await fetch(catcher.url)).text();
    expect(list).toContain('Reset &lt;b&gt;your&lt;/b&gt; password');
    const path = /\/messages\/[\w-]+/.exec(list)?.[0] ?? '';
    const page = await (await fetch(catcher.url + path)).text();
    expect(page).toContain('sandbox="allow-popups allow-popups-to-escape-sandbox"');
    expect(page).toContain('srcdoc="&lt;base target=&quot;_blank&quot;&gt;&lt;p&gt;Der Code');
    expect(page).not.toContain('<script>');
    expect(await (await fetch(`${catcher.url}${path}/raw`)).text()).toContain('Subject: Reset');
    expect((await fetch(`${catcher.url}/messages/none`)).status).toBe(404);
  });

  it('refuses connections for as long as told', async () => {
    expect(await fault({ kind: 'refuse-connection', times: 1 })).toBe(200);
    await expect(send('a@example.com')).rejects.toThrow();
    await send('a@example.com');
    expect(await messages()).toHaveLength(1);
  });

  it.each([
    ['reject-temporarily', 'recipient', 451],
    ['reject-temporarily', 'data', 451],
    ['reject-permanently', 'recipient', 550],
    ['reject-permanently', 'data', 550],
  ])('can %s at the %s', async (kind, stage, responseCode) => {
    await fault({ kind, stage, times: 1 });
    await expect(send('a@example.com')).rejects.toMatchObject({ responseCode });
    expect(await messages()).toEqual([]);
    await send('a@example.com');
    expect(await messages()).toHaveLength(1);
  });

  it('can take a message and never answer', async () => {
    await fault({ kind: 'hang-after-data' });
    await expect(send('a@example.com')).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    expect(await messages()).toHaveLength(1);
    await fetch(`${catcher.url}/api/faults`, { method: 'DELETE' });
    await send('a@example.com');
    expect(await messages()).toHaveLength(2);
  });

  it('can be slow', async () => {
    await fault({ kind: 'slow', delayMs: 150, times: 2 });
    const began = performance.now();
    await send('a@example.com');
    expect(performance.now() - began).toBeGreaterThan(290);
  });

  it('refuses a fault that it does not know', async () => {
    expect(await fault({ kind: 'explode' })).toBe(422);
    expect(await fault({ kind: 'slow' })).toBe(422);
    expect(await (await fetch(`${catcher.url}/api/faults`)).json()).toEqual([]);
  });
});
