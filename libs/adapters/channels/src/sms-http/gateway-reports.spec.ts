import { describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import type { DeliveryState } from '@latchkey/messaging';
import { createHmac } from 'node:crypto';
import { GatewayReports } from './gateway-reports.ts';
import { reportDescription } from './report-description.ts';

const secret = 'a secret of the gateway';
const described = (changes: object = {}) =>
  reportDescription.parse({
    body: 'json',
    authentication: {
      kind: 'hmac',
      header: 'X-Signature',
      algorithm: 'sha256',
      encoding: 'hex',
      prefix: 'sha256=',
    },
    messageId: '/id',
    state: '/status/code',
    delivered: [1, 'DELIVRD'],
    failed: [
      { values: [2, 'UNDELIV'], because: 'recipient' },
      { values: ['EXPIRED'], because: 'unreachable' },
    ],
    ...changes,
  });
const call = (body: string | Uint8Array, headers: Record<string, string> = {}, query = '') => ({
  headers,
  query,
  body: Buffer.from(body),
});
const hmac = (body: string, key = secret, algorithm = 'sha256') => createHmac(algorithm, key).update(body);
const signed = (body: string) => call(body, { 'x-signature': `sha256=${hmac(body).digest('hex')}` });
const reader = (changes: object = {}) => new GatewayReports(described(changes), secret);
const one = (state: DeliveryState) => ({ kind: 'read', reports: [{ providerId: '7', state }] });

describe('the reports of a described gateway', () => {
  it.each<[unknown, DeliveryState]>([
    [1, { kind: 'delivered' }],
    ['1', { kind: 'delivered' }],
    ['DELIVRD', { kind: 'delivered' }],
    [2, { kind: 'failed', because: 'recipient' }],
    ['EXPIRED', { kind: 'failed', because: 'unreachable' }],
    ['ENROUTE', { kind: 'unknown' }],
    [true, { kind: 'unknown' }],
  ])('say by %j: %j', (code, state) => {
    expect(reader().read(signed(JSON.stringify({ id: 7, status: { code } })))).toEqual(one(state));
  });

  it('may tell of several at once', () => {
    const body = JSON.stringify({
      results: [
        { i: 'a', s: 1 },
        { i: 'b', s: 2 },
      ],
    });
    const several = { each: '/results', messageId: '/i', state: '/s' };
    expect(reader(several).read(signed(body))).toEqual({
      kind: 'read',
      reports: [
        { providerId: 'a', state: { kind: 'delivered' } },
        { providerId: 'b', state: { kind: 'failed', because: 'recipient' } },
      ],
    });
    expect(reader(several).read(signed('{"results":[{"i":"a","s":1},{}]}'))).toEqual({ kind: 'unreadable' });
    expect(reader(several).read(signed('{"results":{}}'))).toEqual({ kind: 'unreadable' });
  });

  it('may come as a form', () => {
    const form = reader({ body: 'form', state: '/status' });
    expect(form.read(signed('id=7&status=DELIVRD'))).toEqual(one({ kind: 'delivered' }));
    expect(form.read(signed('id=7&status=EXPIRED&status=DELIVRD'))).toEqual({ kind: 'unreadable' });
  });

  it.each<[string, object, Record<string, string>, string]>([
    ['a header', { kind: 'header', header: 'X-Token' }, { 'x-token': secret }, ''],
    ['the address', { kind: 'query', name: 't' }, {}, `a=1&t=${encodeURIComponent(secret)}`],
    [
      'base64',
      { kind: 'hmac', header: 'X-Signature', algorithm: 'sha512', encoding: 'base64' },
      { 'x-signature': hmac('{"id":7,"status":{"code":1}}', secret, 'sha512').digest('base64') },
      '',
    ],
    [
      'capitals',
      { kind: 'hmac', header: 'X-Signature', algorithm: 'sha256', encoding: 'hex' },
      { 'x-signature': hmac('{"id":7,"status":{"code":1}}').digest('hex').toUpperCase() },
      '',
    ],
  ])('may prove themselves by %s (S-90)', (_, authentication, headers, query) => {
    const proven = call('{"id":7,"status":{"code":1}}', headers, query);
    expect(reader({ authentication }).read(proven)).toEqual(one({ kind: 'delivered' }));
  });

  it('are believed by their proof alone (S-90)', () => {
    const body = '{"id":7,"status":{"code":1}}';
    const good = `sha256=${hmac(body).digest('hex')}`;
    const header = (signature: string, text = body) => call(text, { 'x-signature': signature });
    const token = reader({ authentication: { kind: 'header', header: 'X-Token' } });
    const query = reader({ authentication: { kind: 'query', name: 't' } });
    const forged: [GatewayReports, ReturnType<typeof call>][] = [
      ...[
        call(body),
        header(''),
        header('sha256='),
        header(good.slice(7)),
        header(good.slice(0, -1)),
        header(`${good}0`),
        header(` ${good}`),
        header(`sha1=${hmac(body, secret, 'sha1').digest('hex')}`),
        header(`sha256=${hmac(body).digest('base64')}`),
        header(`sha256=${hmac(body, 'other').digest('hex')}`),
        header(`sha256=${hmac(body, '').digest('hex')}`),
        header(good, `${body} `),
        header(good, body.replace('7', '8')),
        header(good, ''),
        call(`${body}${' '.repeat(70_000)}`, { 'x-signature': good }),
      ].map((each): [GatewayReports, typeof each] => [reader(), each]),
      ...[{}, { 'x-token': '' }, { 'x-token': `${secret}x` }, { 'x-token': secret.slice(1) }].map(
        (headers): [GatewayReports, ReturnType<typeof call>] => [token, call(body, headers)],
      ),
      ...['', 't=', `t=${secret}x`, `T=${secret}`, `t=x&t=${secret}`, `t=${secret}&t=x`].map(
        (text): [GatewayReports, ReturnType<typeof call>] => [query, call(body, {}, text)],
      ),
      [new GatewayReports(described(), ''), header(`sha256=${hmac(body, '').digest('hex')}`)],
      [
        new GatewayReports(described({ authentication: { kind: 'header', header: 'X-Token' } }), ''),
        call(body),
      ],
    ];
    const believed = forged.filter(([each, made]) => each.read(made).kind !== 'forged');
    figure(`${believed.length} of ${forged.length} forged reports of a gateway are believed`);
    expect(forged.length).toBeGreaterThanOrEqual(20);
    expect(believed).toEqual([]);
  });

  it.each(['', 'null', '[]', '7', '{"id":7}', '{"status":{"code":1}}', '{"id":"","status":{"code":1}}', '{'])(
    'are unreadable when they are not as described: %j',
    (body) => {
      expect(reader().read(signed(body))).toEqual({ kind: 'unreadable' });
    },
  );

  it('S-44 read no prototype', () => {
    const odd = reader({ messageId: '/constructor/name', state: '/__proto__/x' });
    expect(odd.read(signed('{"id":7}'))).toEqual({ kind: 'unreadable' });
  });
});
