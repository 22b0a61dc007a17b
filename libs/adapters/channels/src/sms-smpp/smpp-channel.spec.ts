import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import type { DeliveryState, SmsHandOverResult } from '@latchkey/messaging';
import { smsChannelContract } from '@latchkey/messaging/testing';
import { VettedSockets } from '@latchkey/outbound';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import smpp from 'smpp';
import { MessageCentre } from '../testing/message-centre.ts';
import { smppSettings } from './settings.ts';
import { SmppChannel } from './smpp-channel.ts';

smsChannelContract('SMPP', () => MessageCentre.start());
smsChannelContract('SMPP over TLS', () => MessageCentre.start(true));

let count = 0;
const sms = (changes: object = {}) => ({
  ...{ id: `id-${(count += 1)}`, to: '+4915112345678', from: 'Acme', text: 'Your code is 483920.' },
  ...changes,
});
/** Until it holds, or four seconds have passed. */
async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 4_000;
  while (!holds() && performance.now() < end) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(holds()).toBe(true);
}

describe('SMS over SMPP', () => {
  let centre: MessageCentre;

  beforeAll(async () => {
    centre = await MessageCentre.start();
    await centre.channel.connect();
  });
  beforeEach(() => centre.forget());
  afterAll(() => centre.close());

  /** A channel of its own, which is closed afterwards. */
  const withChannel = async <T>(changes: object, work: (channel: SmppChannel) => Promise<T>): Promise<T> => {
    const channel = centre.channelWith(changes);
    try {
      return await work(channel);
    } finally {
      await channel.close();
    }
  };

  it.each([
    ['+14155552671', { source_addr_ton: 1, source_addr_npi: 1, source_addr: '14155552671' }],
    ['12345', { source_addr_ton: 3, source_addr_npi: 0, source_addr: '12345' }],
    ['Acme', { source_addr_ton: 5, source_addr_npi: 0, source_addr: 'Acme' }],
  ])('says what kind of sender %s is', async (from, fields) => {
    await centre.channel.handOver(sms({ from }));
    const to = { dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '4915112345678' };
    expect(centre.submits).toMatchObject([{ ...fields, ...to }]);
  });

  it('sends a long text in parts, in order, and asks for one receipt', async () => {
    const text = 'The quick brown fox. '.repeat(20);
    expect(await centre.channel.handOver(sms({ text }))).toMatchObject({ kind: 'accepted' });
    const fields = centre.submits.map(({ esm_class: type, registered_delivery: receipt }) => [type, receipt]);
    expect(fields).toEqual([
      [0x40, 0],
      [0x40, 0],
      [0x40, 1],
    ]);
    expect(centre.taken).toMatchObject([{ text }]);
  });

  it('may leave a long text to the centre', async () => {
    await withChannel({ longTexts: 'payload' }, async (channel) => {
      for (const text of ['short', 'x'.repeat(1600), 'ж€'.repeat(300)]) await channel.handOver(sms({ text }));
    });
    const texts = centre.taken.map(({ text }) => text);
    expect(texts).toEqual(['short', 'x'.repeat(1600), 'ж€'.repeat(300)]);
    expect(centre.submits).toHaveLength(3);
  });

  it('may send two octets for each character to a centre of another alphabet', async () => {
    await withChannel({ ucs2Only: true }, (channel) => channel.handOver(sms()));
    expect(centre.submits).toMatchObject([{ data_coding: 8 }]);
    expect(centre.taken).toMatchObject([{ text: 'Your code is 483920.' }]);
  });

  it('S-69 has no more on their way than the window', async () => {
    await withChannel({ window: 5, answer: 3_000 }, async (channel) => {
      centre.slowness = 20;
      const results = await Promise.all(Array.from({ length: 50 }, () => channel.handOver(sms())));
      expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(['accepted']));
    });
    figure(`SMPP: ${centre.mostAtOnce} of 50 messages were on their way at the same time, 5 may be`);
    expect(centre.mostAtOnce).toBe(5);
  });

  it('says that those came never to their turn who did not, and of the others that nobody knows (R-25)', async () => {
    await withChannel({ window: 2 }, async (channel) => {
      centre.behave('hang');
      const results = await Promise.all(Array.from({ length: 20 }, () => channel.handOver(sms())));
      const unknown = results.filter(({ kind }) => kind === 'unknown');
      expect(centre.taken).toHaveLength(unknown.length);
      expect(results.filter(({ kind }) => kind === 'later')).toHaveLength(20 - unknown.length);
      expect(unknown.length).toBeGreaterThanOrEqual(2);
      expect(unknown.length).toBeLessThan(20);
    });
  });

  it('knows at once that nobody will answer when the connection is gone (R-25)', async () => {
    await withChannel({ answer: 20_000 }, async (channel) => {
      centre.behave('hang-up');
      const began = performance.now();
      expect(await channel.handOver(sms())).toEqual({ kind: 'unknown', reason: 'connection-lost' });
      expect(performance.now() - began).toBeLessThan(2_000);
    });
  });

  it('knows no way back after the first part (R-25)', async () => {
    const text = 'x'.repeat(400);
    centre.status = () => (centre.submits.length === 2 ? 0x58 : 0);
    expect(await centre.channel.handOver(sms({ text }))).toEqual({ kind: 'unknown', reason: 'partly-sent' });
    expect(centre.submits).toHaveLength(2);
    centre.forget();
    centre.status = () => 0x58;
    expect(await centre.channel.handOver(sms({ text }))).toEqual({ kind: 'later', reason: 'smpp-0x58' });
    expect(centre.submits).toHaveLength(1);
  });

  it.each<[string, number, Partial<SmsHandOverResult>]>([
    ['RTHROTTLED', 0x58, { kind: 'later' }],
    ['RMSGQFUL', 0x14, { kind: 'later' }],
    ['RSYSERR', 0x08, { kind: 'later' }],
    ['RX_T_APPN', 0x64, { kind: 'later' }],
    ['RINVDSTADR', 0x0b, { kind: 'refused', because: 'recipient' }],
    ['RINVSRCADR', 0x0a, { kind: 'refused', because: 'configuration' }],
    ['RINVMSGLEN', 0x01, { kind: 'refused', because: 'message' }],
    ['RX_P_APPN', 0x65, { kind: 'refused', because: 'unspecified' }],
    ["a vendor's own", 0x455, { kind: 'refused', because: 'unspecified' }],
  ])('R-24 is told by %s', async (_, status, expected) => {
    centre.status = () => status;
    expect(await centre.channel.handOver(sms())).toMatchObject(expected);
    expect(centre.taken).toEqual([]);
  });

  it('is a matter of the settings when the centre does not know us, and it is not asked for every message', async () => {
    const channel = centre.channelWith({ reconnect: { first: 5_000, most: 5_000 } }, 'wrong');
    const results = await Promise.all(Array.from({ length: 20 }, () => channel.handOver(sms())));
    results.push(await channel.handOver(sms()));
    const told = { kind: 'refused', because: 'configuration', reason: 'smpp-0x0e' };
    expect(results).toEqual(results.map(() => told));
    expect(centre.binds).toHaveLength(1);
    await channel.close();
  });

  it('asks whether somebody is there, and connects again when nobody says so', async () => {
    await withChannel({ enquireEvery: 100 }, async (channel) => {
      await channel.connect();
      await until(() => centre.heard.filter(({ command }) => command === 'enquire_link').length > 1);
      const silent = centre.sessions.at(-1);
      silent?.pause();
      await until(() => centre.binds.length === 2);
      expect(await channel.handOver(sms())).toMatchObject({ kind: 'accepted' });
      silent?.destroy();
    });
  });

  it('answers when it is asked whether it is there', async () => {
    const [session] = centre.sessions;
    const answer = await new Promise<{ command: string }>((resolve) =>
      session?.send(new smpp.PDU('enquire_link'), resolve),
    );
    expect(answer.command).toBe('enquire_link_resp');
  });

  it('connects again by itself, since receipts come over the same connection', async () => {
    centre.sessions[0]?.destroy();
    await until(() => centre.binds.length === 1);
  });

  it('lets the centre end it, takes what is still due, and connects again', async () => {
    await withChannel({}, async (channel) => {
      await channel.connect();
      centre.slowness = 100;
      const due = channel.handOver(sms());
      await until(() => centre.submits.length === 1);
      const ended = new Promise((resolve) => centre.sessions.at(-1)?.send(new smpp.PDU('unbind'), resolve));
      await ended;
      expect(await due).toMatchObject({ kind: 'accepted' });
      await until(() => centre.binds.length === 2);
    });
  });

  it('closes in order: takes what is due, says good-bye, and is gone', async () => {
    const before = centre.sessions.length;
    const channel = centre.channelWith({});
    await channel.connect();
    centre.slowness = 100;
    const due = channel.handOver(sms());
    await until(() => centre.submits.length === 1);
    await channel.close();
    expect(await due).toMatchObject({ kind: 'accepted' });
    expect(centre.heard.map(({ command }) => command)).toEqual(['unbind']);
    await until(() => centre.sessions.length === before);
  });

  it('S-60 does not connect where the operator has listed nothing', async () => {
    const settings = smppSettings.parse({ address: centre.address, systemId: 'x' });
    const channel = new SmppChannel(new VettedSockets(), settings, { password: 'x' });
    expect(await channel.handOver(sms())).toEqual({
      kind: 'refused',
      because: 'configuration',
      reason: 'not-https',
    });
    await channel.close();
    expect(centre.binds).toEqual([]);
  });

  describe('receipts', () => {
    const receipt = (stat: string, more: object = {}) => ({
      ...{ source_addr: '4915112345678', destination_addr: 'Acme', esm_class: 0x04, data_coding: 0 },
      short_message: `id:a1b2 sub:001 dlvrd:001 submit date:2611271200 done date:2611271201 stat:${stat} err:000 text:`,
      ...more,
    });
    const heard = () => centre.listener.kept;

    it.each<[string, DeliveryState]>([
      ['DELIVRD', { kind: 'delivered' }],
      ['EXPIRED', { kind: 'failed', because: 'unreachable' }],
      ['UNDELIV', { kind: 'failed', because: 'unspecified' }],
      ['DELETED', { kind: 'failed', because: 'unspecified' }],
      ['REJECTD', { kind: 'failed', because: 'blocked' }],
      ['ACCEPTD', { kind: 'unknown' }],
      ['ENROUTE', { kind: 'unknown' }],
      ['UNKNOWN', { kind: 'unknown' }],
    ])('tell by the text: %s', async (stat, state) => {
      expect(await centre.deliver(receipt(stat))).toBe(0);
      expect(heard()).toEqual([{ providerId: 'a1b2', state }]);
    });

    it.each<[number, DeliveryState]>([
      [2, { kind: 'delivered' }],
      [3, { kind: 'failed', because: 'unreachable' }],
      [5, { kind: 'failed', because: 'unspecified' }],
      [8, { kind: 'failed', because: 'blocked' }],
      [1, { kind: 'unknown' }],
      [6, { kind: 'unknown' }],
    ])('tell by their own field rather than by the text: %i', async (number, state) => {
      await centre.deliver(receipt('WEIRD', { receipted_message_id: 'c3', message_state: number }));
      expect(heard()).toEqual([{ providerId: 'c3', state }]);
    });

    it('name the message that was handed over', async () => {
      const result = await centre.channel.handOver(sms());
      const id = result.kind === 'accepted' ? (result.providerId ?? '') : '';
      await centre.deliver(receipt('DELIVRD', { short_message: `id:${id} stat:DELIVRD` }));
      expect(heard()).toEqual([{ providerId: id, state: { kind: 'delivered' } }]);
    });

    it.each([
      ['decimal', '0A1B2C', '662316'],
      ['hexadecimal', '662316', '0a1b2c'],
      ['same', '0A1B2C', '0A1B2C'],
    ])('may name it in another notation: %s', async (receiptIds, answered, reported) => {
      const own = await MessageCentre.start();
      own.nextId = () => answered;
      const channel = own.channelWith({ receiptIds });
      const result = await channel.handOver(sms());
      await own.deliver(receipt('DELIVRD', { short_message: `id:${reported} stat:DELIVRD` }));
      const [report] = own.listener.kept;
      expect(result).toEqual({ kind: 'accepted', providerId: report?.providerId });
      await channel.close();
      await own.close();
    });

    it('are told again when they could not be kept', async () => {
      centre.listener.failing = true;
      expect(await centre.deliver(receipt('DELIVRD'))).toBe(0x64);
      centre.listener.failing = false;
      expect(await centre.deliver(receipt('DELIVRD'))).toBe(0);
      expect(heard()).toHaveLength(1);
    });

    it.each([
      ['what somebody writes to us', { esm_class: 0, short_message: 'id:a1 stat:DELIVRD' }],
      ['a receipt of nothing', { esm_class: 4, short_message: 'stat:DELIVRD' }],
      ['no text', { esm_class: 4, short_message: '' }],
    ])('are not %s, which is taken and forgotten', async (_, fields) => {
      expect(await centre.deliver(receipt('DELIVRD', fields))).toBe(0);
      expect(heard()).toEqual([]);
    });

    it('that cannot be read end the connection, and the next message goes over another', async () => {
      const [session] = centre.sessions;
      // A deliver_sm of nothing, and after it the beginning of a field of four octets of which there is none.
      session?.socket.write(Buffer.from(`00000025000000050000000000000001${'00'.repeat(17)}00170000`, 'hex'));
      await until(() => centre.binds.length === 1);
      expect(await centre.channel.handOver(sms())).toMatchObject({ kind: 'accepted' });
    });
  });
});

describe('R-24 SMS without a message centre', () => {
  it.each<[string, (socket: Socket) => void]>([
    ['never answers', () => undefined],
    ['hangs up', (socket) => socket.destroy()],
    ['speaks another language', (socket) => socket.end('220 mail.example.com ESMTP\r\n')],
    ['sends a length of nothing', (socket) => socket.write(Buffer.alloc(64))],
    ['sends a length of four', (socket) => socket.write(Buffer.from('00000004'.repeat(16), 'hex'))],
    [
      'sends octets without end',
      (socket) => {
        const drip = setInterval(() => socket.write('2'.repeat(1024)), 5);
        socket.on('close', () => clearInterval(drip));
      },
    ],
    [
      'answers by something else',
      (socket) => socket.once('data', () => socket.write(new smpp.PDU('submit_sm_resp').toBuffer())),
    ],
  ])('is tried later, in time, when somebody answers who %s', async (_, onConnection) => {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket.on('error', () => undefined));
      onConnection(socket);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = `tcp://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const settings = smppSettings.parse({ address, systemId: 'x', answer: 300 });
    const channel = new SmppChannel(new VettedSockets({ operatorAddresses: [address] }), settings, {
      password: 'x',
    });
    const began = performance.now();
    expect(await channel.handOver(sms())).toMatchObject({ kind: 'later' });
    expect(performance.now() - began).toBeLessThan(3_000);
    await channel.close();
    for (const socket of sockets) socket.destroy();
    server.close();
  });

  it('S-60 is tried later when the certificate is of somebody else, and nothing is told to him', async () => {
    const centre = await MessageCentre.start(true);
    const own = centre.address;
    const channel = new SmppChannel(
      new VettedSockets({ operatorAddresses: [own], resolver: centre.resolver }),
      smppSettings.parse({ address: own, systemId: 'latchkey' }),
      { password: centre.password },
    );
    expect(await channel.handOver(sms())).toEqual({ kind: 'later', reason: 'certificate' });
    expect(centre.binds).toEqual([]);
    await channel.close();
    await centre.close();
  });
});

describe('the settings of SMPP', () => {
  it.each<[string, object, string]>([
    ['another scheme', { address: 'smpp://smsc.example.com:2775' }, 'tls://host:port'],
    ['no port', { address: 'tls://smsc.example.com' }, 'tls://host:port'],
    ['a long system id', { systemId: 'x'.repeat(16) }, 'at most 15 printable ASCII'],
    ['an empty window', { window: 0 }, '>=1'],
  ])('are not taken with %s', (_, changes, words) => {
    const told = smppSettings.safeParse({ address: 'tls://a.example:3550', systemId: 'x', ...changes });
    expect(told.error?.issues.map(({ message }) => message).join()).toContain(words);
  });
});
