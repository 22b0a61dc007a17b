import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { smsChannelContract } from '@latchkey/messaging/testing';
import { GatewayDouble } from '../testing/gateway-double.ts';
import { gatewayDescription } from './description.ts';

smsChannelContract('a gateway that takes JSON', () => GatewayDouble.start('json'));
smsChannelContract('a gateway that takes a form', () => GatewayDouble.start('form'));

const sms = { id: 'id-1', to: '+4915112345678', from: 'Acme', text: 'Your code is 483920.' };

/** Texts that would leave the place where they stand, if places were made by putting strings together. */
const payloads = [
  ...[
    '","to":"+4915199999999',
    '"}],"x":[{"',
    '\\',
    '\\"',
    '\\u0022,"a":1',
    '}}',
    '{{',
    '{{to}}',
    '{{id}}{{text}}',
  ],
  ...[
    'a&recipient=4915199999999',
    '&&',
    'a=b',
    'a%26recipient%3D1',
    '+',
    '%',
    '%00',
    '%u0041',
    'a;b',
    'a\nb',
  ],
  ...[
    '${to}',
    '$&',
    '$1',
    "$'",
    '$`',
    '#{to}',
    '<%= to %>',
    '<!--',
    ']]>',
    "'",
    '`',
    '\u2014',
    '\ud83d\udd11',
  ],
];

describe('SMS by a described gateway', () => {
  let byJson: GatewayDouble;
  let byForm: GatewayDouble;

  beforeAll(async () => {
    [byJson, byForm] = await Promise.all([GatewayDouble.start('json'), GatewayDouble.start('form')]);
  });
  beforeEach(() => {
    byJson.forget();
    byForm.forget();
  });
  afterAll(() => Promise.all([byJson.close(), byForm.close()]));

  it('S-65 puts each value into its place, and nothing out of it', async () => {
    let strayed = 0;
    for (const text of payloads) {
      byJson.forget();
      byForm.forget();
      await Promise.all([
        byJson.channel.handOver({ ...sms, text }),
        byForm.channel.handOver({ ...sms, text }),
      ]);
      const sent = JSON.parse(byJson.provider.heard[0]?.body ?? '') as unknown;
      const fields = [...new URLSearchParams(byForm.provider.heard[0]?.body)];
      const messages = [{ sender: 'Acme', destinations: [{ to: sms.to }], content: { text } }];
      const wanted = [
        ['api_key', byForm.credential],
        ...[
          ['recipient', '4915112345678'],
          ['originator', 'Acme'],
          ['body', text],
          ['reference', 'id-1'],
        ],
      ];
      if (JSON.stringify(sent) !== JSON.stringify({ source: 'latchkey', messages })) strayed += 1;
      if (JSON.stringify(fields) !== JSON.stringify(wanted)) strayed += 1;
    }
    figure(`${strayed} of ${payloads.length * 2} hostile texts left their place in a body`);
    expect(payloads.length).toBeGreaterThanOrEqual(30);
    expect(strayed).toBe(0);
  });

  it('names its message in a header, and how it is carried itself', async () => {
    await byJson.channel.handOver(sms);
    const [call] = byJson.provider.heard;
    expect(call?.path).toBe('/send?v=2');
    expect(call?.headers).toMatchObject({ 'idempotency-key': 'id-1', 'content-type': 'application/json' });
  });

  it.each<[object, string, string]>([
    [{ kind: 'basic', userName: 'latchkey' }, 'authorization', 'Basic bGF0Y2hrZXk6c2VjcmV0'],
    [{ kind: 'bearer' }, 'authorization', 'Bearer secret'],
    [{ kind: 'bearer', scheme: 'App' }, 'authorization', 'App secret'],
    [{ kind: 'header', name: 'X-Api-Key' }, 'x-api-key', 'secret'],
  ])('shows its secret as %j', async (authentication, header, value) => {
    await byJson.channelWith({ authentication }, 'secret').handOver(sms);
    expect(byJson.provider.heard[0]?.headers[header]).toBe(value);
  });

  it('shows its secret in a property of the JSON', async () => {
    await byJson.channelWith({ authentication: { kind: 'field', name: 'key' } }, 'secret').handOver(sms);
    expect(JSON.parse(byJson.provider.heard[0]?.body ?? '')).toMatchObject({ key: 'secret' });
  });

  it('S-66 does not let a secret become another header', async () => {
    const channel = byJson.channelWith({}, 'secret\r\nX-Other: 1');
    expect(await channel.handOver(sms)).toMatchObject({ kind: 'refused', because: 'configuration' });
    expect(byJson.provider.heard).toEqual([]);
  });

  it.each<[number, unknown, object]>([
    [200, { messages: [{ id: 7, status: { name: 'PENDING' } }] }, { kind: 'accepted', providerId: '7' }],
    [200, { messages: [{ id: 'x', status: { name: 'OTHER' } }] }, { kind: 'unknown' }],
    [200, { messages: [{ status: { name: 'PENDING' } }] }, { kind: 'unknown' }],
    [200, { messages: [{ id: {}, status: { name: 'PENDING' } }] }, { kind: 'unknown' }],
    [200, { messages: [{ id: 'x'.repeat(300), status: { name: 'PENDING' } }] }, { kind: 'unknown' }],
    [200, { messages: { 0: null } }, { kind: 'unknown' }],
    [200, null, { kind: 'unknown' }],
    [201, { messages: [{ id: 'x', status: { name: 'PENDING' } }] }, { kind: 'unknown' }],
    [429, {}, { kind: 'later' }],
    [503, {}, { kind: 'later' }],
    [400, {}, { kind: 'refused', because: 'unspecified' }],
    [401, {}, { kind: 'refused', because: 'configuration' }],
    [402, {}, { kind: 'refused', because: 'configuration' }],
    [403, {}, { kind: 'refused', because: 'configuration' }],
    [404, {}, { kind: 'refused', because: 'configuration' }],
    [500, {}, { kind: 'unknown' }],
    [502, {}, { kind: 'unknown' }],
    [504, {}, { kind: 'unknown' }],
  ])('an answer of %i with %j is %j (R-25)', async (status, value, expected) => {
    byJson.answer = { status, body: JSON.stringify(value) };
    expect(await byJson.channel.handOver(sms)).toMatchObject(expected);
  });

  it('is told what its own answers mean: refusals first, since they may look accepted', async () => {
    const answers = {
      accepted: { statuses: [200, 202] },
      later: [{ statuses: [200], at: '/code', values: ['E_BUSY'] }],
      refused: [
        { statuses: [200], at: '/code', values: ['E_STOP'], because: 'opted-out' },
        { statuses: [402], because: 'configuration' },
      ],
    };
    const channel = byForm.channelWith({ answers });
    const told = async (status: number, body: string) => {
      byForm.answer = { status, body };
      return channel.handOver(sms);
    };
    expect(await told(202, 'OK')).toEqual({ kind: 'accepted' });
    expect(await told(200, '{"code":"E_BUSY"}')).toMatchObject({ kind: 'later' });
    expect(await told(200, '{"code":"E_STOP"}')).toMatchObject({ kind: 'refused', because: 'opted-out' });
    expect(await told(402, '')).toMatchObject({ kind: 'refused', because: 'configuration' });
    expect(await told(429, '')).toMatchObject({ kind: 'later' });
  });

  it('asks again after a lost answer where the gateway drops repeats (R-25)', async () => {
    const channel = byForm.channelWith({ dropsRepeats: true });
    byForm.behave('hang-up');
    expect(await channel.handOver(sms)).toMatchObject({ kind: 'later' });
    expect(await byForm.channel.handOver(sms)).toMatchObject({ kind: 'unknown' });
  });
});

describe('the description of a gateway', () => {
  const right = {
    url: 'https://gateway.example.com/send',
    authentication: { kind: 'none' },
    body: { kind: 'form', fields: { to: '{{to}}', text: '{{text}}' } },
    answers: { accepted: { statuses: [200] } },
  };
  const told = (changes: object) =>
    gatewayDescription
      .safeParse({ ...right, ...changes })
      .error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  const json = (template: object) => ({ body: { kind: 'json', template } });
  const reports = {
    ...{ body: 'form', authentication: { kind: 'query', name: 'token' }, messageId: '/id', state: '/s' },
    ...{ delivered: ['D'], failed: [] },
  };

  it('is enough with address, body and what accepted means', () => {
    expect(told({})).toEqual([]);
  });

  it.each<[string, object, string]>([
    [
      'a placeholder that there is not',
      { body: { kind: 'form', fields: { to: '{{to}}', text: '{{body}}' } } },
      'use only the placeholders {{to}}, {{from}}, {{text}}, {{id}}',
    ],
    [
      'half a placeholder',
      { body: { kind: 'form', fields: { to: '{{to}}', text: '{{text}} {{' } } },
      'use only',
    ],
    ['a placeholder with an argument', json({ to: '{{to}}', text: '{{ text }}' }), 'use only'],
    ['one that is nested', json({ to: '{{to}}', text: '{{text}}', x: ['{{{{to}}}}'] }), 'use only'],
    [
      'a placeholder for a name',
      json({ to: '{{to}}', text: '{{text}}', '{{id}}': 1 }),
      'is a value, not a name',
    ],
    ['no text', { body: { kind: 'form', fields: { to: '{{to}}' } } }, 'body: put {{text}} into the body'],
    ['no number', json({ text: '{{text}}' }), 'body: put {{to}} into the body'],
    [
      'a placeholder in the address',
      { url: 'https://a.example/{{to}}' },
      'url: write the address as https://host/path',
    ],
    ['a user in the address', { url: 'https://u:p@a.example/' }, 'url: write the address'],
    [
      'a secret in a header',
      { headers: { Authorization: 'Bearer x' } },
      'headers.Authorization: leave this header out: it comes from "authentication"',
    ],
    ['its own kind of body', { headers: { 'content-type': 'text/xml' } }, 'it comes from "body"'],
    ['another host', { headers: { Host: 'inside' } }, 'it comes from "url"'],
    ['a header with a line', { headers: { A: 'b\r\nc: d' } }, 'printable ASCII'],
    ['a text in a header', { headers: { A: '{{text}}' } }, 'put {{text}} into the body'],
    ['a header of no name', { headers: { 'a b': 'c' } }, 'write a header name'],
    ['no status', { answers: { accepted: { statuses: [] } } }, 'name at least one HTTP status'],
    [
      'half a condition',
      { answers: { accepted: { statuses: [200], at: '/a' } } },
      'give both "at" and "values"',
    ],
    [
      'half a condition of a refusal',
      {
        answers: {
          accepted: { statuses: [200] },
          refused: [{ statuses: [200], at: '/a', because: 'message' }],
        },
      },
      'give both "at" and "values"',
    ],
    [
      'a pointer that is none',
      { answers: { accepted: { statuses: [200] }, messageId: 'id' } },
      'as a JSON pointer',
    ],
    ['repeats without an id', { dropsRepeats: true }, 'dropsRepeats: send {{id}}'],
    ['reports of nobody knows what', { reports }, 'answers.messageId: say where the id is'],
    [
      'a body without end',
      json({ to: '{{to}}', text: '{{text}}', x: ['y'.repeat(20_000)] }),
      'at most 16 KiB',
    ],
    [
      'a word twice',
      { reports: { ...reports, failed: [{ values: ['D'], because: 'blocked' }] } },
      'list each word of the gateway once',
    ],
    ['several reports in a form', { reports: { ...reports, each: '/all' } }, 'leave "each" out'],
  ])('S-65 is not taken with %s, and says what to do', (_, changes, words) => {
    expect(told(changes).join('\n')).toContain(words);
  });

  it('S-42 is not taken with what nobody reads', () => {
    expect(told({ secret: 'x' })).not.toEqual([]);
    expect(told({ authentication: { kind: 'bearer', token: 'x' } })).not.toEqual([]);
  });

  it('S-44 reaches no prototype', () => {
    const template = JSON.parse(
      '{"to":"{{to}}","text":"{{text}}","__proto__":{"polluted":"{{id}}"}}',
    ) as object;
    gatewayDescription.safeParse({ ...right, ...json(template) });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});
