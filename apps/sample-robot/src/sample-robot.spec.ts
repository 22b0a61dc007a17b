import { once } from 'node:events';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CompactEncrypt, exportJWK, generateKeyPair, type JWK } from 'jose';
import { Webhook } from 'standardwebhooks';
import { CallbackApi } from './callback-api.ts';
import { configurationOf } from './configuration.ts';
import { OldSystem } from './old-system.ts';
import { openParcel } from './parcel.ts';
import { pull } from './pulling.ts';
import { receive } from './receiving.ts';
import { Carrier, type Task } from './task.ts';

const secret = `whsec_${randomBytes(32).toString('base64')}`;
const storeId = '0198c5f2-7d1e-7c40-9a3b-000000000001';
const reference = '0198c5f2-7d1e-7c40-9a3b-000000000002';
const password = 'mornings smell of rain';

interface Heard {
  readonly path: string;
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
}

async function newPair() {
  const pair = await generateKeyPair('ECDH-ES', { crv: 'P-256', extractable: true });
  return { pair, privateKey: await exportJWK(pair.privateKey) };
}
type Pair = Awaited<ReturnType<typeof newPair>>;

function sealed({ pair }: Pair, content: object, typ = 'latchkey-password'): Promise<string> {
  return new CompactEncrypt(Buffer.from(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', typ })
    .encrypt(pair.publicKey);
}

describe('the sample robot', () => {
  let folder: string;
  let system: OldSystem;
  let server: Server;
  let api: CallbackApi;
  let ours: Pair;
  const heard: Heard[] = [];
  const letters: string[] = [];
  const lines: string[] = [];
  let answer: (heard: Heard) => { readonly status: number; readonly body: object };

  beforeEach(async () => {
    for (const list of [heard, letters, lines]) list.length = 0;
    folder = mkdtempSync(join(tmpdir(), 'latchkey-robot-'));
    const accounts = join(folder, 'accounts.json');
    writeFileSync(accounts, JSON.stringify({ ada: { salt: '', hash: '', locked: true } }));
    system = new OldSystem(accounts);
    ours = await newPair();
    server = createServer((request, response) => {
      void text(request).then((body) => {
        const { headers, url = '' } = request;
        // Throws for what the library of the standard would not believe.
        new Webhook(secret).verify(body, headers as Record<string, string>);
        const said = JSON.parse(body) as Record<string, unknown>;
        const path = url.replace(`/v1/stores/${storeId}/`, '');
        heard.push({ path, id: String(headers['webhook-id']), body: said });
        const told = answer(heard.at(-1) as Heard);
        response
          .writeHead(told.status, { 'content-type': 'application/json' })
          .end(JSON.stringify(told.body));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    api = new CallbackApi({ url, storeId, secret });
    answer = () => ({ status: 200, body: {} });
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
    rmSync(folder, { recursive: true });
  });

  const carrier = (privateKey: JWK | undefined = ours.privateKey) =>
    new Carrier(system, privateKey, (userName, made) => letters.push(`${userName} ${made}`));
  const log = (line: string) => void lines.push(line);
  const task = async (changes: Partial<Task> = {}): Promise<Task> => ({
    ...{ reference, token: 'token', operation: 'reset_and_unlock', userName: 'ada', mustChange: false },
    sealedPassword: await sealed(ours, { reference, password }),
    ...changes,
  });
  /** Work that is there once; the robot stops when it has said what became of it. */
  const pulled = async (claimed: Task, completion = { status: 200, body: {} }): Promise<void> => {
    const stopping = new AbortController();
    answer = ({ path }) => {
      if (path !== 'work/claims') {
        if (path.endsWith('completion')) stopping.abort();
        return completion;
      }
      return { status: 200, body: { tasks: [{ ...claimed, fence: 3, leaseSeconds: 60 }] } };
    };
    await pull(api, carrier(), { name: 'robot-1', idle: 5, signal: stopping.signal, log });
  };

  it('EX-X10 BY-05 claims a task, opens the password with its own key, sets it and completes under its lease', async () => {
    await pulled(await task());
    expect(heard.map(({ path, body }) => [path, body])).toEqual([
      ['work/claims', { executor: 'robot-1', most: 5, leaseSeconds: 60 }],
      [`work/${reference}/completion`, { fence: 3, token: 'token', status: 'COMPLETED_WITH_SUCCESS' }],
    ]);
    expect(system.letsIn('ada', password)).toBe(true);
    expect(lines.join()).not.toContain(password);
  });

  it('AS-10 makes the password itself where none comes, and mails it to its owner alone', async () => {
    await pulled(await task({ sealedPassword: null }));
    const [, made = ''] = letters[0]?.split(' ') ?? [];
    expect(system.letsIn('ada', made)).toBe(true);
    expect(JSON.stringify(heard)).not.toContain(made);
  });

  it.each<[string, () => Promise<Partial<Task>>, string]>([
    ['an account that is not there', () => Promise.resolve({ userName: 'nobody' }), 'account-missing'],
    ['a parcel that is altered', () => Promise.resolve({ sealedPassword: 'a.b.c.d.e' }), 'other'],
    [
      'a parcel of another request',
      async () => ({ sealedPassword: await sealed(ours, { reference: 'another', password }) }),
      'other',
    ],
  ])('AS-09 of %s it says that it failed, and changes nothing', async (_, changes, reason) => {
    await pulled(await task(await changes()));
    expect(heard.at(-1)?.body).toMatchObject({ status: 'COMPLETED_WITH_FAILURE', reason });
    expect(system.letsIn('ada', password)).toBe(false);
  });

  it('BY-05 who is told that another has the task lets it go', async () => {
    await pulled(await task(), { status: 409, body: { code: 'lease-lost' } });
    expect(lines).toEqual([`${reference}: lease-lost`]);
  });

  it('R-03 R-29 a call without an answer, or too early, is sent again under the same id', async () => {
    const answers = [
      { status: 503, body: { code: 'unavailable' } },
      { status: 409, body: { code: 'call-too-early' } },
      { status: 200, body: { status: 'COMPLETED_WITH_SUCCESS' } },
    ];
    answer = () => answers.shift() ?? { status: 500, body: {} };
    expect((await api.post('anything', { a: 1 })).status).toBe(200);
    expect(heard).toHaveLength(3);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(1);
  });

  it('BY-05 is called: believes a signature alone, answers at once, and carries a repeated task out once', async () => {
    const receiver = await receive(api, carrier(), { secret, port: 0, log });
    const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
    const body = JSON.stringify({ type: 'password-reset-request.opened', data: await task() });
    const post = async (by: string) => {
      const now = new Date();
      const headers = {
        'webhook-id': reference,
        'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
        'webhook-signature': new Webhook(by).sign(reference, now, body),
      };
      return (await fetch(url, { method: 'POST', headers, body })).status;
    };
    expect(await post(`whsec_${randomBytes(32).toString('base64')}`)).toBe(401);
    expect([await post(secret), await post(secret)]).toEqual([202, 202]);
    for (let look = 0; lines.length === 0 && look < 100; look += 1)
      await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard.map(({ path }) => path)).toEqual([`password-reset-requests/${reference}/status`]);
    expect(system.letsIn('ada', password)).toBe(true);
    receiver.closeAllConnections();
    receiver.close();
  });

  it('BY-04 a parcel opens with the right key, for the right request and the right purpose, and not otherwise', async () => {
    const parcel = await sealed(ours, { reference, password });
    expect(await openParcel(parcel, ours.privateKey, reference)).toBe(password);
    await expect(openParcel(parcel, (await newPair()).privateKey, reference)).rejects.toThrow();
    await expect(openParcel(parcel, ours.privateKey, 'another')).rejects.toThrow();
    const reply = await sealed(ours, { reference, password }, 'reply');
    await expect(openParcel(reply, ours.privateKey, reference)).rejects.toThrow();
  });

  it('says which settings are missing', () => {
    expect(() => configurationOf({ ROBOT_SECRET: 'whsec_x' })).toThrow(
      'set ROBOT_CALLBACK_URL, ROBOT_STORE_ID, ROBOT_ACCOUNTS_FILE',
    );
  });
});
