import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { FixedResolver } from '../testing/fixed-resolver.ts';
import { LoopbackServer } from '../testing/loopback-server.ts';
import { Resolver } from '../target/resolver.ts';
import { hardLimits, withinHardLimits } from './limits.ts';
import { OutboundClient, type OutboundRequest, type OutboundSettings } from './outbound-client.ts';
import { ConnectFault, pinnedConnector } from './pinned-connector.ts';

const name = 'hooks.example.com';

describe('calls to addresses that tenants choose', () => {
  let server: LoopbackServer;
  let answer: RequestListener;
  const heard: { method: string; path: string; headers: NodeJS.Dict<string | string[]>; body: string }[] = [];
  const clients: OutboundClient[] = [];

  beforeAll(async () => {
    server = await LoopbackServer.start([name], (request, response) => answer(request, response));
  });
  afterAll(() => server.stop());
  afterEach(async () => {
    heard.length = 0;
    server.connections = 0;
    await Promise.all(clients.splice(0).map((client) => client.close()));
  });

  const origin = (): string => `https://${name}:${server.port}`;
  const clientWith = (settings: OutboundSettings): OutboundClient => {
    const client = new OutboundClient(settings);
    clients.push(client);
    return client;
  };
  /** A client whose operator has listed the server. */
  const listing = (settings: OutboundSettings = {}): OutboundClient =>
    clientWith({
      operatorOrigins: [origin()],
      authorities: [server.certificate],
      resolver: new FixedResolver({ [name]: [['127.0.0.1']] }),
      ...settings,
    });
  /** A client whose operator has listed nothing, but opened the port. */
  const strict = (resolver: Resolver): OutboundClient =>
    clientWith({ ports: [443, server.port], authorities: [server.certificate], resolver });
  const call = (client: OutboundClient, more: Partial<OutboundRequest> = {}) =>
    client.call({ method: 'POST', url: `${origin()}/hook?x=1`, body: '{}', ...more });

  const hear: RequestListener = (request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      heard.push({ method, path: url, headers, body });
      response.writeHead(201, { 'X-Answer': 'yes' }).end('done');
    });
  };

  describe('an answer', () => {
    it('S-60 comes from the vetted address, by TLS, for the name that was asked', async () => {
      answer = hear;
      const told = await call(listing(), {
        headers: { 'Content-Type': 'application/json' },
        body: '{"a":1}',
      });
      expect(told).toMatchObject({ kind: 'answered', status: 201, headers: { 'x-answer': 'yes' } });
      expect(told.kind === 'answered' && told.body.toString()).toBe('done');
      expect(heard).toMatchObject([{ method: 'POST', path: '/hook?x=1', body: '{"a":1}' }]);
      expect(heard[0]?.headers).toMatchObject({ host: `${name}:${server.port}` });
      expect(heard[0]?.headers['accept-encoding']).toBeUndefined();
    });

    it('keeps its connections for the next calls', async () => {
      answer = hear;
      const client = listing();
      for (let n = 0; n < 5; n += 1) expect((await call(client)).kind).toBe('answered');
      expect(server.connections).toBeLessThan(3);
    });

    it('S-60 that redirects is a failure, and nobody follows', async () => {
      answer = (_, response) => response.writeHead(302, { Location: `${origin()}/elsewhere` }).end();
      expect(await call(listing())).toEqual({ kind: 'unavailable', reason: 'redirect' });
      expect(server.connections).toBe(1);
    });

    it('an error of the other side is an answer', async () => {
      answer = (_, response) => response.writeHead(503).end();
      expect(await call(listing())).toMatchObject({ kind: 'answered', status: 503 });
    });

    it('S-69 that is packed is not unpacked', async () => {
      answer = (_, response) =>
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(Buffer.alloc(100));
      expect(await call(listing())).toEqual({ kind: 'unknown', reason: 'answer-encoded' });
    });
  });

  describe('a forbidden target', () => {
    it('S-60 is never connected to: spellings, names that mean something inside, rebinding', async () => {
      answer = hear;
      const { port } = server;
      const hosts = [
        ...['127.0.0.1', '127.1', '2130706433', '0x7f000001', '0x7f.0.0.1', '0177.0.0.1', '017700000001'],
        ...['127.0.0.1.', 'localhost', 'localhost.', '0.0.0.0', '0', '[::1]', '[::]', '[::ffff:127.0.0.1]'],
        ...[
          '[::ffff:7f00:1]',
          '[0:0:0:0:0:ffff:7f00:1]',
          '[::127.0.0.1]',
          '[64:ff9b::7f00:1]',
          '[2002:7f00:1::]',
        ],
        ...['user@127.0.0.1', 'hooks.example.com@127.0.0.1', '127.0.0.1#hooks.example.com', '①②⑦.0.0.1'],
        ...[
          '127。0。0。1',
          '１２７.0.0.1',
          '127.0.0.1%2f',
          '127.0.0.1\\hooks.example.com',
          '169.254.169.254',
        ],
      ];
      const meanings = [
        ...['127.0.0.1', '127.8.8.8', '0.0.0.0', '10.0.0.1', '172.16.0.1', '192.168.1.1', '169.254.169.254'],
        ...[
          '100.64.0.1',
          '224.0.0.1',
          '255.255.255.255',
          '198.18.0.1',
          '192.0.2.1',
          '203.0.113.7',
          '::',
          '::1',
        ],
        ...['fc00::1', 'fe80::1', 'fec0::1', 'fd00:ec2::254', 'ff02::1', '::ffff:127.0.0.1', '::ffff:7f00:1'],
        ...[
          '::127.0.0.1',
          '64:ff9b::7f00:1',
          '64:ff9b:1::7f00:1',
          '2002:7f00:1::',
          '2001:0:7f00:1::',
          '2001:db8::1',
        ],
        ...['127.1', '0x7f000001', '2130706433', '::1%lo', 'localhost', ''],
      ];
      const outcomes: string[] = [];
      const plain = strict(new FixedResolver({ localhost: [['127.0.0.1']] }));
      for (const host of hosts) {
        for (const scheme of ['https', 'http']) {
          outcomes.push((await call(plain, { url: `${scheme}://${host}:${port}/` })).kind);
        }
      }
      for (const meaning of meanings) {
        for (const list of [[meaning], ['2000::1', meaning], [meaning, '2000::1']]) {
          const told = await call(strict(new FixedResolver({ [name]: [list] })));
          expect([meaning, told]).toEqual([meaning, { kind: 'refused', reason: 'address-forbidden' }]);
          outcomes.push(told.kind);
        }
      }
      const rebinding = new FixedResolver({ [name]: [['2000::1'], ['127.0.0.1']] });
      const limits = { connect: 300, total: 600 };
      const rebound = await call(
        clientWith({ ports: [port], authorities: [server.certificate], resolver: rebinding, limits }),
      );
      expect(rebinding.asked).toBe(1);
      expect(rebound.kind).toBe('unavailable');
      expect(new Set(outcomes)).toEqual(new Set(['refused']));
      expect(server.connections).toBe(0);
      expect(heard).toEqual([]);
      figure(
        `S-60: ${server.connections} connections to forbidden targets over ${outcomes.length} spellings and rebinding`,
      );
    });

    it('S-60 a name that changes its meaning is asked once for each call, and the vetted address is used', async () => {
      answer = hear;
      const resolver = new FixedResolver({ [name]: [['127.0.0.1'], ['169.254.169.254']] });
      const client = listing({ resolver });
      expect((await call(client)).kind).toBe('answered');
      expect(resolver.asked).toBe(1);
      expect(await call(client)).toEqual({ kind: 'refused', reason: 'address-forbidden' });
      expect([resolver.asked, heard.length, server.connections]).toEqual([2, 1, 1]);
    });

    it('S-60 the peer of the socket is judged before a word of HTTP leaves', async () => {
      const octets: Buffer[] = [];
      const spy = createServer((socket) => socket.on('data', (chunk: Buffer) => octets.push(chunk)));
      spy.listen(0, '127.0.0.1');
      await once(spy, 'listening');
      const { port } = spy.address() as AddressInfo;
      const target = { origin: '', host: name, port, path: '/', secure: false, listed: true };
      // Linux connects to this one by going to 127.0.0.1: the peer is not whom we asked for.
      const connect = pinnedConnector({
        target,
        address: '0.0.0.0',
        deadline: 1000,
        authorities: [],
        protocol: 'http/1.1',
      });
      const fault = await new Promise<Error | null>((resolve) =>
        connect({ hostname: name, protocol: 'http:', port: String(port) }, (...[error]) => resolve(error)),
      );
      expect(fault).toBeInstanceOf(ConnectFault);
      expect(fault).toMatchObject({ reason: 'wrong-peer' });
      expect(octets).toEqual([]);
      spy.close();
    });

    it('S-60 what the operator lists opens neither metadata services nor the rest of the inside', async () => {
      const meant = (address: string) => new FixedResolver({ [name]: [[address]] });
      for (const address of ['169.254.169.254', '::ffff:127.0.0.1', '0.0.0.0', 'fd00:ec2::254']) {
        expect(await call(listing({ resolver: meant(address) }))).toEqual({
          kind: 'refused',
          reason: 'address-forbidden',
        });
      }
      const other = { url: `https://other.example.com:${server.port}/` };
      expect((await call(listing(), other)).kind).toBe('refused');
    });

    it.each([
      ['host', 'inside'],
      ['Content-Length', '1'],
      ['Transfer-Encoding', 'chunked'],
      ['connection', 'close'],
      ['x-a', 'b\r\nx-c: d'],
      ['x a', 'b'],
    ])('S-60 a header %s of the caller is refused', async (header, value) => {
      expect(await call(listing(), { headers: { [header]: value } })).toEqual({
        kind: 'refused',
        reason: 'header-not-allowed',
      });
      expect(server.connections).toBe(0);
    });
  });

  describe('a certificate', () => {
    it('S-60 of nobody we trust ends the call before it begins', async () => {
      answer = hear;
      expect(await call(listing({ authorities: [] }))).toEqual({
        kind: 'unavailable',
        reason: 'certificate',
      });
      expect(heard).toEqual([]);
    });

    it('S-60 for another name ends it too', async () => {
      answer = hear;
      const other = `https://other.example.com:${server.port}`;
      const resolver = new FixedResolver({ 'other.example.com': [['127.0.0.1']] });
      const told = await call(listing({ operatorOrigins: [other], resolver }), { url: `${other}/` });
      expect(told).toEqual({ kind: 'unavailable', reason: 'certificate' });
      expect(heard).toEqual([]);
    });
  });

  describe('a name', () => {
    it('that has no address, or whose servers do not answer, is told', async () => {
      expect(await call(strict(new FixedResolver({})))).toEqual({
        kind: 'unavailable',
        reason: 'name-not-found',
      });
      class Failing extends Resolver {
        addressesOf(): Promise<string[]> {
          return Promise.reject(new Error('SERVFAIL'));
        }
      }
      expect(await call(strict(new Failing()))).toEqual({ kind: 'unavailable', reason: 'name-not-resolved' });
    });

    it('S-69 that is not answered in time is not waited for', async () => {
      class Silent extends Resolver {
        addressesOf(): Promise<string[]> {
          return new Promise(() => undefined);
        }
      }
      const told = await call(listing({ resolver: new Silent(), limits: { connect: 100 } }));
      expect(told).toEqual({ kind: 'unavailable', reason: 'name-not-resolved' });
    });
  });

  describe('a slow or a huge answer', () => {
    const quick = { limits: { total: 400 } };

    it('S-69 a connection that takes too long is given up', async () => {
      const deaf: Socket[] = [];
      const silent: Server = createServer((socket) => deaf.push(socket));
      silent.listen(0, '127.0.0.1');
      await once(silent, 'listening');
      const url = `https://${name}:${(silent.address() as AddressInfo).port}`;
      const told = await call(listing({ operatorOrigins: [url], limits: { connect: 200 } }), {
        url: `${url}/`,
      });
      expect(told).toEqual({ kind: 'unavailable', reason: 'connect-timeout' });
      deaf.forEach((socket) => socket.destroy());
      silent.close();
    });

    it.each<[string, RequestListener]>([
      ['never begins', () => undefined],
      ['begins and never ends', (_, response) => void response.writeHead(200).write('x')],
      [
        'drips',
        (_, response) => {
          response.writeHead(200);
          const drip = setInterval(() => response.write('x'), 20);
          response.on('close', () => clearInterval(drip));
        },
      ],
    ])('S-69 an answer that %s leaves the outcome unknown', async (_, behaviour) => {
      answer = behaviour;
      expect(await call(listing(quick))).toEqual({ kind: 'unknown', reason: 'too-slow' });
    });

    it('S-69 R-13 a caller may wait for less, and what had left by then is unknown', async () => {
      answer = () => undefined;
      const began = performance.now();
      expect(await call(listing(), { milliseconds: 300 })).toEqual({ kind: 'unknown', reason: 'too-slow' });
      expect(performance.now() - began).toBeLessThan(2_000);
    });

    it('S-69 R-13 who waits for a turn until the time is over has sent nothing, and sends nothing afterwards', async () => {
      answer = (request, response) => {
        if (heard.length > 0) return hear(request, response);
        heard.push({ method: 'first', path: '', headers: {}, body: '' });
        setTimeout(() => response.end(), 600);
      };
      const client = listing({ limits: { parallel: 1 } });
      const first = call(client);
      expect(await call(client, { milliseconds: 200 })).toEqual({ kind: 'unavailable', reason: 'too-slow' });
      const third = call(client);
      expect([(await first).kind, (await third).kind]).toEqual(['answered', 'answered']);
      expect(heard.map(({ method }) => method)).toEqual(['first', 'POST']);
    });

    it('S-69 a lost connection leaves the outcome unknown, an absent server does not', async () => {
      answer = (request) => request.socket.destroy();
      expect(await call(listing())).toEqual({ kind: 'unknown', reason: 'connection-lost' });
      answer = (_, response) => {
        response.writeHead(200, { 'Content-Length': '1000' }).write('half', () => response.destroy());
      };
      expect(await call(listing())).toEqual({ kind: 'unknown', reason: 'connection-lost' });
      const gone = createServer().listen(0, '127.0.0.1');
      await once(gone, 'listening');
      const url = `https://${name}:${(gone.address() as AddressInfo).port}`;
      gone.close();
      await once(gone, 'close');
      const told = await call(listing({ operatorOrigins: [url] }), { url: `${url}/` });
      expect(told).toEqual({ kind: 'unavailable', reason: 'not-connected' });
    });

    it('S-69 an answer that is no HTTP, or has endless headers, is no answer', async () => {
      answer = (request) => request.socket.end('SSH-2.0-OpenSSH\r\n\r\n');
      expect(await call(listing())).toEqual({ kind: 'unknown', reason: 'not-http' });
      answer = (request) => request.socket.end(`HTTP/1.1 200 OK\r\n${'x-a: b\r\n'.repeat(10_000)}\r\n`);
      expect(await call(listing())).toEqual({ kind: 'unknown', reason: 'answer-too-large' });
    });

    it('S-69 an endless body ends at the cap and does not grow the process', async () => {
      const chunk = Buffer.alloc(64 * 1024, 'x');
      answer = (_, response) => {
        const pour = (): void => {
          while (!response.destroyed && response.write(chunk));
          if (!response.destroyed) response.once('drain', pour);
        };
        response.writeHead(200);
        pour();
      };
      const client = listing();
      await call(client);
      const before = process.memoryUsage().rss;
      for (let n = 0; n < 20; n += 1) {
        expect(await call(client)).toEqual({ kind: 'unknown', reason: 'answer-too-large' });
      }
      const grown = (process.memoryUsage().rss - before) / 2 ** 20;
      figure(`S-69: 20 endless answers grew the process by ${grown.toFixed(0)} MiB`);
      expect(grown).toBeLessThan(64);
    });

    it('S-69 a caller may want less than the cap, and a declared length is believed', async () => {
      answer = (_, response) => response.writeHead(200).end('x'.repeat(101));
      expect(await call(listing(), { longestAnswer: 100 })).toEqual({
        kind: 'unknown',
        reason: 'answer-too-large',
      });
      expect(await call(listing(), { longestAnswer: 101 })).toMatchObject({ kind: 'answered' });
    });

    it('S-69 what we send has a cap as well', async () => {
      const told = await call(listing(), { body: 'x'.repeat(hardLimits.request + 1) });
      expect(told).toEqual({ kind: 'refused', reason: 'body-too-large' });
    });

    it('S-69 no setting is larger than what the house allows', () => {
      expect(withinHardLimits({ connect: 60_000, total: 1, answer: 2 ** 30 })).toEqual({
        ...hardLimits,
        total: 1,
      });
    });

    it('S-69 of a hundred calls at once to one host a few run, a few wait, and the rest are turned away', async () => {
      let running = 0;
      let most = 0;
      answer = (_, response) => {
        running += 1;
        most = Math.max(most, running);
        setTimeout(() => {
          running -= 1;
          response.end();
        }, 30);
      };
      const client = listing({ limits: { parallel: 4, waiting: 10 } });
      const told = await Promise.all(Array.from({ length: 100 }, () => call(client)));
      const count = (kind: string): number => told.filter((each) => each.kind === kind).length;
      figure(
        `S-69: of 100 calls to one host at once ${most} ran at a time, ${count('answered')} were answered`,
      );
      expect([count('answered'), count('unavailable'), most]).toEqual([14, 86, 4]);
      expect((await call(client)).kind).toBe('answered');
    });
  });
});
