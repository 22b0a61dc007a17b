import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { hostileAddresses } from '@latchkey/identity/testing';
import { figure } from '@latchkey/kernel/testing';
import type { Mail } from '@latchkey/messaging';
import { createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import PostalMime, { type Email } from 'postal-mime';
import { SmtpSink } from '../testing/smtp-sink.ts';
import { SmtpChannel } from './smtp-channel.ts';

const deadlines = { connection: 300, greeting: 300, answer: 300 };
const fromAddress = 'no-reply@latchkey.example';

const mail = (changes: Partial<Mail> = {}): Mail => ({
  id: '0197f000-0000-7000-8000-000000000000',
  to: 'ada@example.com',
  fromName: 'Acme',
  subject: 'Your new password',
  html: '<p>Hello</p>',
  text: 'Hello',
  ...changes,
});

describe('mail over SMTP', () => {
  let sink: SmtpSink;
  let channel: SmtpChannel;

  beforeAll(async () => {
    sink = await SmtpSink.start();
    channel = new SmtpChannel({ url: sink.url, fromAddress, deadlines });
  });
  beforeEach(() => sink.forget());
  afterAll(async () => {
    channel.close();
    await sink.stop();
  });

  const received = (): Promise<Email> => PostalMime.parse(sink.taken[0]?.raw ?? Buffer.alloc(0));

  it('hands over one message to one recipient', async () => {
    expect(await channel.handOver(mail())).toEqual({ kind: 'accepted' });
    expect(sink.taken).toHaveLength(1);
    expect(sink.taken[0]).toMatchObject({
      from: fromAddress,
      recipientCommands: ['RCPT TO:<ada@example.com>'],
    });
    const email = await received();
    expect(email).toMatchObject({
      subject: 'Your new password',
      from: { name: 'Acme', address: fromAddress },
    });
    expect(email.to).toEqual([{ name: '', address: 'ada@example.com' }]);
    expect([email.text?.trim(), email.html?.trim()]).toEqual(['Hello', '<p>Hello</p>']);
    expect(email.messageId).toBe('<0197f000-0000-7000-8000-000000000000@latchkey.example>');
  });

  it('tells other machines not to answer', async () => {
    await channel.handOver(mail());
    const headers = new Map((await received()).headers.map(({ key, value }) => [key, value]));
    expect(headers.get('auto-submitted')).toBe('auto-generated');
    expect(headers.get('x-auto-response-suppress')).toBe('All');
  });

  it('S-04 sends to exactly the recipient that is on file, or not at all', async () => {
    const honest = ["d'arc@example.com", 'ada+reset@example.com', '\u00e9tienne@example.com', 'a@b.example'];
    let wrong = 0;
    for (const to of [...hostileAddresses, ...honest]) {
      sink.forget();
      const result = await channel.handOver(mail({ to }));
      const recipients = sink.commands.filter((command) => /^RCPT/i.test(command));
      const expected = result.kind === 'accepted' ? [`RCPT TO:<${to}>`] : [];
      if (JSON.stringify(recipients) !== JSON.stringify(expected)) wrong += 1;
      expect(result).toEqual(
        honest.includes(to) ? { kind: 'accepted' } : { kind: 'refused', reason: 'not-an-address' },
      );
    }
    figure(
      `${wrong} of ${hostileAddresses.length + honest.length} addresses had another RCPT than expected, or several`,
    );
    expect(wrong).toBe(0);
  });

  it('S-04 sends to a domain of another script under the name that the network knows', async () => {
    expect(await channel.handOver(mail({ to: 'ada@m\u00fcnchen.example' }))).toEqual({ kind: 'accepted' });
    expect(sink.taken[0]?.recipientCommands).toEqual(['RCPT TO:<ada@xn--mnchen-3ya.example>']);
  });

  it.each([
    'Acme\r\nBcc: eve@evil.example',
    'Acme\nBcc: eve@evil.example',
    'Acme\rBcc: eve@evil.example',
    'Acme\u0000Bcc: eve@evil.example',
    'Acme\u2028Bcc: eve@evil.example',
    'Acme\u2029Bcc: eve@evil.example',
    'Acme\u0085Bcc: eve@evil.example',
    'Acme\r\n\r\nA body of my own',
    'Acme\r\n.\r\nRCPT TO:<eve@evil.example>',
    'Acme <eve@evil.example>',
    'Acme", <eve@evil.example>, "x',
    'Acme,eve@evil.example',
    'Acme (eve@evil.example)',
    '=?utf-8?Q?Acme=0D=0ABcc:_eve@evil.example?=',
    '\u202eemcA',
  ])('S-66 lets no header or recipient in through a name or a subject: %j', async (payload) => {
    const result = await channel.handOver(mail({ fromName: payload, subject: payload }));
    expect(result).toEqual({ kind: 'accepted' });
    expect(sink.commands.filter((command) => /^RCPT/i.test(command))).toEqual(['RCPT TO:<ada@example.com>']);
    const email = await received();
    expect(email.from?.address).toBe(fromAddress);
    expect(email.to).toEqual([{ name: '', address: 'ada@example.com' }]);
    expect([email.cc, email.bcc, email.replyTo]).toEqual([undefined, undefined, undefined]);
    expect(email.text?.trim()).toBe('Hello');
    const keys = email.headers.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const raw = sink.taken[0]?.raw.toString('latin1') ?? '';
    expect(raw.slice(0, raw.indexOf('\r\n\r\n'))).not.toMatch(/^Bcc:/im);
  });

  it('S-04 takes a text that looks like the end of the message for a text', async () => {
    const text = 'Hello\r\n.\r\nMAIL FROM:<eve@evil.example>\r\nRCPT TO:<eve@evil.example>\r\n';
    expect(await channel.handOver(mail({ text, html: text }))).toEqual({ kind: 'accepted' });
    expect(sink.taken).toHaveLength(1);
    expect(sink.commands.filter((command) => /^(MAIL|RCPT)/i.test(command))).toHaveLength(2);
    expect((await received()).text).toContain('RCPT TO:<eve@evil.example>');
  });

  it('reads no file and no address for a text that names one', async () => {
    const named = mail({
      text: 'file:///etc/passwd',
      html: '<img src="cid:x"><a href="file:///etc/passwd">x</a>',
    });
    expect(await channel.handOver(named)).toEqual({ kind: 'accepted' });
    expect((await received()).text?.trim()).toBe('file:///etc/passwd');
  });

  describe.each(['atRecipient', 'atData'] as const)('R-24 when the server objects %s', (point) => {
    it.each([421, 450, 451, 452])('with %i, it is tried later', async (code) => {
      sink[point] = { code };
      expect(await channel.handOver(mail())).toEqual({ kind: 'later', reason: `smtp-${code}` });
    });

    it.each([550, 551, 552, 553, 554])('with %i, it is refused for good', async (code) => {
      sink[point] = { code };
      expect(await channel.handOver(mail())).toEqual({ kind: 'refused', reason: `smtp-${code}` });
    });

    it('by saying nothing, it is tried later, in time', async () => {
      sink[point] = 'hang';
      expect(await channel.handOver(mail())).toMatchObject({ kind: 'later' });
    }, 10_000);

    it('and then does not, the next one goes through', async () => {
      sink[point] = { code: 451 };
      await channel.handOver(mail());
      sink[point] = 'accept';
      expect(await channel.handOver(mail())).toEqual({ kind: 'accepted' });
      expect(sink.taken).toHaveLength(1);
    });
  });

  it("tells a word of its own for the reason, never the server's text", async () => {
    sink.atRecipient = { code: 550 };
    expect(JSON.stringify(await channel.handOver(mail()))).not.toMatch(/ada|wanted/);
  });

  it('R-24 hands over a hundred at once, each once', async () => {
    const all = Array.from({ length: 100 }, (_, n) => mail({ id: `id-${n}`, to: `user${n}@example.com` }));
    const results = await Promise.all(all.map((one) => channel.handOver(one)));
    expect(results.every(({ kind }) => kind === 'accepted')).toBe(true);
    const ids = await Promise.all(sink.taken.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId));
    expect(new Set(ids).size).toBe(100);
  });
});

describe('R-24 mail without a server', () => {
  const toNobody = async (url: string) => {
    const channel = new SmtpChannel({ url, fromAddress, deadlines });
    try {
      return await channel.handOver(mail());
    } finally {
      channel.close();
    }
  };
  const listening = async (onConnection: (socket: Socket) => void): Promise<[Server, string]> => {
    const server = createServer(onConnection).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return [server, `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`];
  };

  it('is tried later when the connection is refused', async () => {
    const [server, url] = await listening(() => undefined);
    server.close();
    await once(server, 'close');
    expect(await toNobody(url)).toMatchObject({ kind: 'later' });
  });

  it.each<[string, (socket: Socket) => void]>([
    ['never greets', () => undefined],
    ['hangs up', (socket) => socket.destroy()],
    ['speaks another language', (socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')],
    ['is full', (socket) => socket.end('421 too many connections\r\n')],
    [
      'sends bytes without end',
      (socket) => {
        const drip = setInterval(() => socket.write('2'.repeat(1024)), 5);
        socket.on('close', () => clearInterval(drip));
      },
    ],
  ])(
    'is tried later, in time, when somebody answers who %s',
    async (_, onConnection) => {
      const sockets: Socket[] = [];
      const [server, url] = await listening((socket) => {
        sockets.push(socket.on('error', () => undefined));
        onConnection(socket);
      });
      expect(await toNobody(url)).toMatchObject({ kind: 'later' });
      for (const socket of sockets) socket.destroy();
      server.close();
    },
    15_000,
  );
});
