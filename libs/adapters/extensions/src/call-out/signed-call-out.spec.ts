import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ExtensionAnswer } from '@latchkey/extensions';
import { OutboundClient } from '@latchkey/outbound';
import { FixedResolver, LoopbackServer } from '@latchkey/outbound/testing';
import { randomBytes } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { SignedCallOut } from './signed-call-out.ts';

const name = 'hooks.example.com';
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;
const secret = newSecret();

describe('a call-out', () => {
  let server: LoopbackServer;
  let client: OutboundClient;
  let answer: RequestListener;
  const heard: { body: string; headers: Record<string, string> }[] = [];

  beforeAll(async () => {
    server = await LoopbackServer.start([name], (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        heard.push({ body, headers: request.headers as Record<string, string> });
        answer(request, response);
      });
    });
    client = new OutboundClient({
      operatorOrigins: [`https://${name}:${server.port}`],
      authorities: [server.certificate],
      resolver: new FixedResolver({ [name]: [['127.0.0.1']], 'inside.example.com': [['127.0.0.1']] }),
      limits: { total: 3_000 },
    });
  });
  beforeEach(() => {
    heard.length = 0;
  });
  afterAll(async () => {
    await client.close();
    await server.stop();
  });

  const json =
    (value: unknown, status = 200): RequestListener =>
    (_, response) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(value));
  const ask = (more: { secrets?: Record<string, string>; url?: string; input?: unknown } = {}) =>
    new SignedCallOut(client).execute({
      ...{ runId: 'run-1', now: new Date(), functionName: 'lookUpAccount', parameters: { domain: 'x' } },
      definition: { kind: 'call_out', url: more.url ?? `https://${name}:${server.port}/lookup` },
      input: more.input ?? { userName: 'ada' },
      secrets: more.secrets ?? { signing_secret: secret },
    });
  const none = (reason: string): ExtensionAnswer => ({ kind: 'no-answer', reason }) as ExtensionAnswer;

  it('S-94 is signed, names its question, and its answer is read', async () => {
    answer = json({ account: 'CN=Ada' });
    expect(await ask()).toEqual({ kind: 'answered', output: { account: 'CN=Ada' } });
    const [{ body, headers } = { body: '', headers: {} }] = heard;
    expect(new Webhook(secret).verify(body, headers)).toEqual({
      function: 'lookUpAccount',
      input: { userName: 'ada' },
      parameters: { domain: 'x' },
    });
    expect(headers['webhook-id']).toBe('run-1');
    expect(JSON.stringify(heard)).not.toContain(secret.slice(6));
  });

  it('S-94 carries two signatures while the secret is replaced', async () => {
    answer = json({});
    const next = newSecret();
    await ask({ secrets: { signing_secret: secret, next_signing_secret: next } });
    const [{ body, headers } = { body: '', headers: {} }] = heard;
    for (const each of [secret, next]) expect(new Webhook(each).verify(body, headers)).toBeDefined();
  });

  it.each([{}, { signing_secret: 'x' }, { signing_secret: secret, next_signing_secret: 'x' }])(
    'S-94 is not made without a fit secret',
    async (secrets: Record<string, string>) => {
      expect(await ask({ secrets })).toEqual(none('refused'));
      expect(heard).toEqual([]);
    },
  );

  it.each([
    'https://inside.example.com/',
    'http://hooks.example.com/',
    'https://127.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
  ])('S-60 %s is not called', async (url) => {
    expect(await ask({ url })).toEqual(none('refused'));
    expect(heard).toEqual([]);
  });

  it.each<[string, RequestListener, string]>([
    ['500', json({}, 500), 'unavailable'],
    ['429', json({}, 429), 'unavailable'],
    ['404', json({}, 404), 'refused'],
    ['204', (_, response) => response.writeHead(204).end(), 'refused'],
    ['a redirect', (_, response) => response.writeHead(302, { Location: '/' }).end(), 'unavailable'],
    [
      'a page',
      (_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end('{}'),
      'output-refused',
    ],
    [
      'broken JSON',
      (_, response) => response.writeHead(200, { 'Content-Type': 'application/json' }).end('{'),
      'output-refused',
    ],
    ['nothing', () => undefined, 'unknown'],
    ['too much', json('x'.repeat(70_000)), 'too-large'],
  ])('S-50 an answer of %s is no answer', async (_, behaviour, reason) => {
    answer = behaviour;
    expect(await ask()).toEqual(none(reason));
  });

  it('S-94 a question that is not thin is not asked', async () => {
    expect(await ask({ input: 'x'.repeat(70_000) })).toEqual(none('too-large'));
    expect(heard).toEqual([]);
  });
});
