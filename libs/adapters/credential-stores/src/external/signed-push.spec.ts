import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { TaskOrder } from '@latchkey/credentials';
import { OutboundClient } from '@latchkey/outbound';
import { FixedResolver, LoopbackServer } from '@latchkey/outbound/testing';
import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';
import { SignedPush } from './signed-push.ts';

const host = 'robot.example.com';
const secret = `whsec_${randomBytes(32).toString('base64')}`;
const order: TaskOrder = {
  ...{
    reference: '0198c5f2-7d1e-7c40-9a3b-2f6d1c0e8b54',
    token: 'token',
    operation: 'reset',
    userName: 'ada',
  },
  ...{ sealedPassword: 'sealed', mustChange: false, deadline: '2026-03-02T12:00:00.000Z' },
};

describe('a task that is pushed', () => {
  let server: LoopbackServer;
  let client: OutboundClient;
  let status = 202;
  const heard: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = [];

  beforeAll(async () => {
    server = await LoopbackServer.start([host], (request, response) => {
      void text(request).then((body) => {
        heard.push({ headers: request.headers, body });
        response.writeHead(status).end('whatever');
      });
    });
    client = new OutboundClient({
      operatorOrigins: [`https://${host}:${server.port}`],
      authorities: [server.certificate],
      resolver: new FixedResolver({ [host]: [['127.0.0.1']] }),
    });
  });
  afterAll(async () => {
    await client.close();
    await server.stop();
  });
  afterEach(() => {
    heard.length = 0;
    status = 202;
  });

  const store = (changes: object = {}, secrets: Record<string, string> = { callback: secret }) => ({
    ...{ id: 'store', driver: 'external', secrets },
    settings: { delivery: 'push', url: `https://${host}:${server.port}/tasks`, ...changes },
  });
  const push = (described = store()) => new SignedPush(client).push(described, order, new Date());

  it('BY-05 S-94 is signed so that the library of the standard believes it, the same message each time', async () => {
    expect([await push(), await push()]).toEqual([undefined, undefined]);
    for (const { headers, body } of heard) {
      expect(headers['webhook-id']).toBe(order.reference);
      expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
        ...{ type: 'password-reset-request.opened', data: order },
      });
    }
    expect(heard).toHaveLength(2);
  });

  it.each([400, 401, 404, 410, 429, 500, 503])('is not taken by an answer of %s', async (answer) => {
    status = answer;
    expect(await push()).toBe(`status-${answer}`);
  });

  it('is not taken when nobody is there, nor by whom nobody has described', async () => {
    expect(await push(store({ url: `https://nobody.example.com:${server.port}/tasks` }))).not.toBeUndefined();
    expect(await push(store({}, {}))).toBe('not-described');
    expect(await push(store({ url: 'nowhere' }))).toBe('not-described');
    expect(heard).toEqual([]);
  });

  it('is wanted by whom wants to be called, and by nobody else', () => {
    const wanted = (changes: object) => new SignedPush(client).isWanted(store(changes));
    expect([wanted({}), wanted({ delivery: 'pull', url: undefined }), wanted({ delivery: 'fax' })]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
