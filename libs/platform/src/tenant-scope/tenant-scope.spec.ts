import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signFirstParty } from '../first-party/first-party-header.ts';
import {
  acme,
  acmeKey,
  asAcme,
  asGlobex,
  firstPartyKey,
  globex,
  smallApp,
  type SmallApp,
} from '../testing/small-app.ts';
import { bareHost } from './application-callers.ts';
import { networkOf, plainAddress } from './network-address.ts';

interface Who {
  before: { tenantId: string; environment: string; requestId: string; actor: object };
  after: object;
  origin: { address: string; network: string; userAgent: string | null; device: string | null };
}

let small: SmallApp;
let behindTwo: SmallApp;
let behindNetwork: SmallApp;
const config = { port: 0, host: '127.0.0.1', docsUrl: 'https://d/', drainDelay: 0 };

beforeAll(async () => {
  small = await smallApp();
  behindTwo = await smallApp({ config: { ...config, trustedProxies: 2 } });
  behindNetwork = await smallApp({ config: { ...config, trustedProxies: ['10.0.0.0/8'] } });
});
afterAll(() => Promise.all([small, behindTwo, behindNetwork].map((app) => app.close())));

function fromPortal(host: string, path = '/v1/who', more: object = {}): Record<string, string> {
  const claims = { host, address: '2001:db8:1:2:3::4', userAgent: 'Browser/1', device: 'known', ...more };
  const at = Math.floor(Date.now() / 1000);
  return { 'latchkey-first-party': signFirstParty(firstPartyKey, { method: 'GET', path, at }, claims) };
}

async function who(headers: Record<string, string>, app = small, remoteAddress = '192.0.2.7') {
  const answer = await app.app.inject({ method: 'GET', url: '/v1/who', headers, remoteAddress });
  return { status: answer.statusCode, body: answer.json<Who & { code: string }>(), headers: answer.headers };
}

/** A body that arrives while other requests are worked on: its reader must not lose whose request it is. */
function inPieces(filler: string): ReadableStream {
  const pieces = ['{"filler":"', filler, filler, '"}'].map((piece) => new TextEncoder().encode(piece));
  return new ReadableStream({
    async pull(controller) {
      await pause(Math.random() * 5);
      const piece = pieces.shift();
      if (piece) controller.enqueue(piece);
      else controller.close();
    },
  });
}

describe('tenant scope', () => {
  it('an application key runs the handler inside its tenant and environment', async () => {
    const { body, headers } = await who({ ...asAcme, 'user-agent': 'Server/2' });
    expect(body.before).toEqual({
      tenantId: 'acme',
      environment: 'live',
      actor: {
        ...{ kind: 'application', applicationId: 'acme-app', keyId: 'acme-key' },
        permissions: ['password-reset-workflow:execute'],
      },
      requestId: headers['latchkey-request-id'],
    });
    expect(body.after).toEqual(body.before);
    expect(body.origin).toEqual({
      address: '192.0.2.7',
      network: '192.0.2.7',
      userAgent: 'Server/2',
      device: null,
    });
  });

  it('S-12 an application passes on the device of its user, and the portal alone speaks for its own', async () => {
    const { body } = await who({ ...asAcme, 'latchkey-device': 'kept by the application' });
    expect(body.origin.device).toBe('kept by the application');
    const forged = await who({ ...fromPortal('reset.acme.example'), 'latchkey-device': 'forged' });
    expect(forged.body.origin.device).toBe('known');
  });

  it('the portal speaks for the host and the person that it signs for', async () => {
    const { body } = await who(fromPortal('Reset.ACME.example:443'));
    expect(body.before).toMatchObject({
      tenantId: 'acme',
      actor: { kind: 'person', applicationId: 'acme-app', firstParty: true },
    });
    expect(body.origin).toEqual({
      address: '2001:db8:1:2:3::4',
      network: '2001:db8:1:2::/64',
      userAgent: 'Browser/1',
      device: 'known',
    });
  });

  it('S-40 without a caller that is known the answer is 401, and one answer', async () => {
    const signature = fromPortal('reset.acme.example');
    const attempts: Record<string, string>[] = [
      {},
      { authorization: '' },
      { authorization: 'Bearer' },
      { authorization: `Basic ${acmeKey}` },
      { authorization: `Bearer ${acmeKey} x` },
      { authorization: `Bearer lk_live_${'c'.repeat(43)}` },
      { authorization: `Bearer ${acmeKey.replace('live', 'test')}` },
      { authorization: `Bearer ${acmeKey.toUpperCase()}` },
      { authorization: 'Bearer lk_live_' },
      { 'x-api-key': acmeKey, 'x-tenant-id': 'acme' },
      fromPortal('reset.acme.example', '/v1/things'),
      { 'latchkey-first-party': `${signature['latchkey-first-party']}x` },
      { ...signature, ...asAcme },
    ];
    for (const headers of attempts) {
      const answer = await who(headers);
      const body = answer.body as unknown as Record<string, unknown>;
      expect([headers, answer.status, body['code'], answer.headers['www-authenticate']]).toEqual([
        headers,
        401,
        'application-key-required',
        'Bearer',
      ]);
      expect(body).not.toHaveProperty('before');
    }
  });

  it('a host that belongs to nobody is 404 unknown-host', async () => {
    for (const host of [
      'nobody.example',
      'reset.acme.example.evil',
      'a b',
      '..',
      '[::1]:4200',
      'reset.acme.example:x',
    ]) {
      expect(await who(fromPortal(host))).toMatchObject({ status: 404, body: { code: 'unknown-host' } });
    }
  });

  it('S-01 Host, X-Forwarded-*, Forwarded, Origin and Referer decide nothing', async () => {
    const evil = 'localhost';
    for (const app of [small, behindTwo, behindNetwork]) {
      const plain = await who(asAcme, app, '10.0.0.1');
      for (const name of [
        'host',
        'x-forwarded-host',
        'x-forwarded-proto',
        'x-forwarded-port',
        'x-forwarded-prefix',
        'x-original-url',
        'x-rewrite-url',
        'x-host',
        'x-http-host-override',
        'forwarded',
        'origin',
        'referer',
      ]) {
        const { body } = await who(
          { ...asAcme, [name]: name === 'forwarded' ? `host=${evil};for=1.2.3.4` : evil },
          app,
          '10.0.0.1',
        );
        expect([name, body.before.tenantId, body.origin]).toEqual([name, 'acme', plain.body.origin]);
        expect([name, (await who({ [name]: evil }, app)).status]).toEqual([name, 401]);
      }
    }
  });

  it('S-11 the client address is the socket unless a configured proxy says otherwise', async () => {
    const seen = async (app: SmallApp, forwarded: string, socket: string) =>
      (await who({ ...asAcme, 'x-forwarded-for': forwarded }, app, socket)).body.origin.network;
    const rotating = Array.from({ length: 1000 }, (_, i) =>
      seen(small, `198.51.${i % 256}.${i >> 8}, 10.0.${i % 256}.1`, '192.0.2.7'),
    );
    const addresses = new Set(await Promise.all(rotating));
    expect([...addresses]).toEqual(['192.0.2.7']);
    expect(await seen(behindNetwork, '198.51.100.1', '192.0.2.7')).toBe('192.0.2.7');
    expect(await seen(behindNetwork, '198.51.100.1', '10.1.1.1')).toBe('198.51.100.1');
    expect(await seen(behindNetwork, '6.6.6.6, 198.51.100.1, 10.9.9.9', '10.1.1.1')).toBe('198.51.100.1');
    expect(await seen(behindNetwork, '"><script>', '10.1.1.1')).toBe('10.1.1.1');
    expect(await seen(behindTwo, '6.6.6.6, 198.51.100.1, 10.9.9.9', '10.1.1.1')).toBe('198.51.100.1');
    expect(await seen(behindTwo, '6.6.6.6,2001:db8:a:b:c:d:e:f, 10.9.9.9', '10.1.1.1')).toBe(
      '2001:db8:a:b::/64',
    );
  });

  it('S-40 S-41 50 interleaved requests of two tenants never meet, with and without a body', async () => {
    const url = await small.listen();
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, at) => {
        const tenant = at % 2 === 0 ? acme : globex;
        const headers = { ...(at % 2 === 0 ? asAcme : asGlobex), 'content-type': 'application/json' };
        const posted =
          at % 4 < 2 ? { body: inPieces('x'.repeat(20_000)), method: 'POST', duplex: 'half' } : {};
        const answer = await fetch(`${url}/v1/who`, { headers, ...posted } as RequestInit);
        return { tenant, id: answer.headers.get('latchkey-request-id'), who: (await answer.json()) as Who };
      }),
    );
    expect(new Set(answers.map(({ id }) => id)).size).toBe(50);
    for (const { tenant, id, who: answer } of answers) {
      expect(answer.before).toMatchObject({
        tenantId: tenant.tenantId,
        environment: tenant.environment,
        requestId: id,
      });
      expect(answer.after).toEqual(answer.before);
    }
    const lines = small.lines.parsed.filter(({ msg, route }) => msg === 'request' && route === '/v1/who');
    for (const { tenant, id } of answers) {
      expect(lines.find((line) => line['request_id'] === id)).toMatchObject({
        tenant: tenant.tenantId,
        status: 200,
      });
    }
  });

  it('a route without a caller asks the directory nothing and has no tenant', async () => {
    const before = small.directory.asked;
    const open = await small.app.inject({
      url: '/v1/open',
      headers: { authorization: 'nonsense' },
      remoteAddress: '192.0.2.9',
    });
    expect(open.json()).toEqual({ scope: null, address: '192.0.2.9' });
    for (const url of ['/livez', '/readyz', '/metrics', '/nowhere']) await small.app.inject(url);
    expect((await small.app.inject({ method: 'POST', url: '/v1/both' })).json()).toEqual({ ok: true });
    expect(small.directory.asked).toBe(before);
  });
});

describe('network address', () => {
  it('S-11 counts IPv6 per /64 and knows IPv4 in every dress', () => {
    for (const [text, plain, network] of [
      ['192.0.2.1', '192.0.2.1', '192.0.2.1'],
      ['::ffff:192.0.2.1', '192.0.2.1', '192.0.2.1'],
      ['::FFFF:C000:0201', '192.0.2.1', '192.0.2.1'],
      ['0:0:0:0:0:ffff:192.0.2.1', '192.0.2.1', '192.0.2.1'],
      ['2001:DB8:0:1:2:3:4:5', '2001:DB8:0:1:2:3:4:5', '2001:db8:0:1::/64'],
      ['2001:db8:0:1::9', '2001:db8:0:1::9', '2001:db8:0:1::/64'],
      ['fe80::1%eth0', 'fe80::1', 'fe80::/64'],
      ['::1', '::1', '::/64'],
      ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0', '1:2:3:4::/64'],
      ['1:0:0:4::', '1:0:0:4::', '1:0:0:4::/64'],
    ] as const) {
      const address = plainAddress(text) ?? '';
      expect([text, address.toLowerCase(), networkOf(address)]).toEqual([text, plain.toLowerCase(), network]);
    }
    for (const wrong of [
      '',
      'localhost',
      '1.2.3',
      '1.2.3.4:80',
      '[::1]',
      '::1::',
      '0x7f.1',
      '1.2.3.4, 5.6.7.8',
    ]) {
      expect(plainAddress(wrong)).toBeUndefined();
    }
    const one = Array.from({ length: 100 }, (_, i) => networkOf(`2001:db8:5:6::${i.toString(16)}`));
    expect(new Set(one).size).toBe(1);
  });

  it('takes the port from a host and nothing else', () => {
    expect(bareHost('Example.COM:8443')).toBe('example.com');
    expect(bareHost('127.0.0.1:4200')).toBe('127.0.0.1');
    for (const wrong of [
      '',
      ':80',
      'a..b',
      '-a',
      'a-',
      'a_b',
      'a/b',
      'a@b',
      'ex\u00e4mple',
      'a'.repeat(64),
      'a:b',
      'a.b:123456',
    ]) {
      expect([wrong, bareHost(wrong)]).toEqual([wrong, undefined]);
    }
  });
});
