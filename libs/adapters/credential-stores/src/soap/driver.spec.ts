import { xmlText } from '@latchkey/strict-xml';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { plainReset, type StoreAnswer } from '@latchkey/credentials';
import { readFile } from 'node:fs/promises';
import { applied, rejected } from '../over-http/plain-answers.ts';
import { httpStoreConformance } from '../over-http/testing/http-store-conformance.ts';
import type { HeardCall } from '../over-http/testing/http-peer.ts';
import { HttpStoreWorld } from '../over-http/testing/http-store-world.ts';
import { account as serviceAccount, refusal } from './testing/soap-instance.ts';
import { genuine, messageIdOf, soapKind } from './testing/soap-kind.ts';
import { isStrictEnvelope } from './testing/strict-envelope.ts';

httpStoreConformance('soap', soapKind());

describe('a peer instance', () => {
  let world: HttpStoreWorld;
  beforeAll(async () => {
    world = await HttpStoreWorld.start(soapKind());
  });
  afterAll(() => world.close());

  const kept = () => world.accounts.find(world.ours.userName);
  const last = () => world.peer.heard.at(-1);

  it('PR-W07 PR-S02 sets a new password, with what is to happen in the same step', async () => {
    world.accounts.lock(world.ours.userName);
    const options = { mustChange: true, unlock: true };
    expect(await world.reset('by one message', { options })).toEqual(applied);
    expect(kept()).toMatchObject({ password: 'by one message', mustChange: true, locked: false });
    expect(last()).toMatchObject({ method: 'POST', path: '/remote-store' });
    expect(last()?.headers).toMatchObject({
      'content-type': 'text/xml; charset=utf-8',
      soapaction: '"urn:latchkey:remote-store:1:ResetPassword"',
    });
    await world.reset('and without');
    expect(kept()).toMatchObject({ password: 'and without', mustChange: false });
  });

  it('PR-W25 PR-S01 changes a password for whoever knows the one before', async () => {
    const { account, driver } = world;
    await world.reset('the one before');
    const change = (current: string, next: string) =>
      world.here(() => driver.change(account, { current, next }, world.attempt()));
    expect(await change('another one', 'never set')).toEqual(rejected('wrong-password'));
    expect(await change('\u0001', 'never set')).toEqual(rejected('wrong-password'));
    expect(await change('the one before', '\u0001')).toEqual(rejected('policy'));
    expect(await change('the one before', 'the one after')).toEqual(applied);
    expect(kept()).toMatchObject({ password: 'the one after' });
    expect(last()?.headers['soapaction']).toBe('"urn:latchkey:remote-store:1:ChangePassword"');
  });

  it('PR-W17 PR-W21 tells the state of a lock, and ends it', async () => {
    const { account, driver } = world;
    const state = () => world.here(() => driver.lockState(account));
    const nobody = { ...account, userName: 'nobody' };
    expect(await state()).toBe('not_locked');
    world.accounts.lock(account.userName);
    expect(await state()).toBe('locked');
    expect(await world.here(() => driver.unlock(account, world.attempt()))).toEqual(applied);
    expect(await state()).toBe('not_locked');
    expect(await world.here(() => driver.lockState(nobody))).toBe('unknown');
    expect(await world.here(() => driver.unlock(nobody, world.attempt()))).toEqual(
      rejected('account-missing'),
    );
  });

  it('knows us by a UsernameToken or by HTTP Basic, and is told in one of them', async () => {
    expect(last()?.headers.authorization).toBeUndefined();
    expect(world.peer.heard.some(({ body }) => body.includes('<wsse:UsernameToken>'))).toBe(true);
    world.describe(soapKind('basic').settings(world.peer.origin));
    expect(await world.reset('by HTTP Basic')).toEqual(applied);
    expect(last()?.body).not.toContain('wsse:');
    const { userName, password } = serviceAccount;
    const pair = Buffer.from(`${userName}:${password}`).toString('base64');
    expect(last()?.headers.authorization).toBe(`Basic ${pair}`);
    for (const kind of ['basic', 'username-token'] as const) {
      world.describe(soapKind(kind).settings(world.peer.origin), { password: 'not the one' });
      expect(await world.reset('by nobody')).toEqual({ kind: 'unavailable' });
    }
    world.describe(soapKind().settings(world.peer.origin));
    expect(kept()).toMatchObject({ password: 'by HTTP Basic' });
  });

  it.each([
    ['policy', rejected('policy')],
    ['history', rejected('history')],
    ['too-young', rejected('too-young')],
    ['account-missing', rejected('account-missing')],
    ['account-protected', rejected('account-protected')],
    ['wrong-password', rejected('wrong-password')],
    ['not-supported', rejected('not-supported')],
    ['busy', { kind: 'unavailable' }],
    ['not-authenticated', { kind: 'unavailable' }],
    ['superseded', { kind: 'unknown' }],
    ['constructor', { kind: 'unknown' }],
    ['applied', { kind: 'unknown' }],
    ['', { kind: 'unknown' }],
  ] as const)('a refusal for %j is told as one', async (reason, answer) => {
    world.peer.impostor = (call) => refusal(messageIdOf(call), reason);
    const told = await world.reset('refused');
    world.peer.impostor = undefined;
    expect(told).toEqual(answer);
  });

  it('a refusal of another message, or in other words, is none', async () => {
    const fault = (call: Parameters<typeof messageIdOf>[0]) => refusal(messageIdOf(call), 'policy');
    for (const change of [
      (body: string) => body.replace(/<lk:messageId>.*<\/lk:messageId>/, '<lk:messageId>x</lk:messageId>'),
      (body: string) => body.replaceAll('lk:refusal', 'lk:reason'),
      (body: string) => body.replace('<detail>', '<detail><other/>'),
      (body: string) => body.replaceAll('detail', 'soap:detail'),
      (body: string) => body.replace('urn:latchkey:remote-store:1', 'urn:another'),
      (body: string) => body.replaceAll('soap:Fault', 'soap:Default'),
    ]) {
      world.peer.impostor = (call) => ({ ...fault(call), body: change(String(fault(call).body)) });
      expect(await world.reset('refused by whom?')).toEqual({ kind: 'unknown' });
    }
    world.peer.impostor = undefined;
  });

  it('PR-S01 PR-S02 sends what the WSDL lists, in its order', async () => {
    const { account, driver, peer } = world;
    peer.heard.length = 0;
    await world.reset('by the WSDL');
    await world.here(async () => {
      const passwords = { current: 'by the WSDL', next: 'changed by the WSDL' };
      await driver.change(account, passwords, world.attempt());
      await driver.unlock(account, world.attempt());
      await driver.test(account.storeId, { userName: account.userName });
    });
    const wsdl = await readFile(new URL('../../wsdl/remote-store.wsdl', import.meta.url), 'utf8');
    const sent = peer.heard.flatMap(
      ({ body }) => /<lk:(\w+Request)[^>]*>(.*)<\/lk:\1>/.exec(body)?.slice(1, 3) ?? [],
    );
    const named = (text: string, pattern: RegExp) => Array.from(text.matchAll(pattern), ([, name]) => name);
    expect(sent).toHaveLength(10);
    for (let at = 0; at < sent.length; at += 2) {
      const [name = '', content = ''] = sent.slice(at, at + 2);
      const described = wsdl.split(`<xs:element name="${name}">`)[1]?.split('</xs:sequence>')[0] ?? '';
      expect([name, named(content, /<lk:(\w+)>/g)]).toEqual([name, named(described, /name="(\w+)"/g)]);
    }
  });

  it('S-63 sends no document type, and a peer that gets one, or half an envelope, refuses and does nothing', async () => {
    await world.reset('<!DOCTYPE a>');
    const sent = last()?.body ?? '';
    expect(sent).not.toMatch(/<!/);
    expect(isStrictEnvelope(sent)).toBe(true);
    const before = [...world.accounts.journal];
    for (const [name, spoil] of Object.entries(spoilt)) {
      const told = await tellByHand(world, spoil(sent));
      expect([name, told.status, told.body]).toEqual([name, 500, expect.stringContaining('malformed')]);
    }
    expect(world.accounts.journal).toEqual(before);
    // Spoilt by nobody, the same envelope is read: an attempt that is over already.
    expect(await tellByHand(world, sent)).toMatchObject({ body: expect.stringContaining('superseded') });
  });

  it('S-63 a text that looks like markup is text, in a password of the account there as well', async () => {
    const inside = 'a]]></lk:newPassword><lk:newPassword><![CDATA[b';
    for (const password of [`<![CDATA[${inside}]]>`, '<![CDATA[]]>']) {
      expect(await world.reset(password)).toEqual(applied);
      expect(kept()).toMatchObject({ password });
      world.describe(soapKind().settings(world.peer.origin), { password });
      expect(await world.reset('by a stranger')).toEqual({ kind: 'unavailable' });
      expect(last()?.body).toContain(`#PasswordText">${xmlText(password)}</wsse:Password>`);
      world.describe(soapKind().settings(world.peer.origin));
    }
  });

  it('understands an answer that is written for the eye', async () => {
    const spaced = (body: string) =>
      `<?xml version="1.0" encoding="UTF-8"?>\n${body.replaceAll('><', '>\n  <')}\n`;
    const answers = [genuine, (call: HeardCall) => refusal(messageIdOf(call), 'history')];
    const told: StoreAnswer[] = [];
    for (const answer of answers) {
      world.peer.impostor = (call) => ({ ...answer(call), body: spaced(String(answer(call).body)) });
      told.push(await world.reset('with room'));
    }
    world.peer.impostor = undefined;
    expect(told).toEqual([applied, rejected('history')]);
  });

  it('a name that no XML can hold is nobody\u2019s', async () => {
    for (const userName of ['\uffff', 'a\u0001b']) {
      const account = { ...world.account, userName };
      expect(await world.reset('of nobody', { account })).toEqual(rejected('account-missing'));
      expect(await world.here(() => world.driver.unlock(account, world.attempt()))).toEqual(
        rejected('account-missing'),
      );
    }
    const account = { ...world.account, storeId: 'elsewhere' };
    const by = world.attempt();
    await expect(world.here(() => world.driver.reset(account, 'x', by, plainReset))).rejects.toThrow();
  });
});

/** What is no envelope any more, made of one that is. */
const spoilt: Readonly<Record<string, (sent: string) => string>> = {
  'a document type': (sent) => sent.replace('<soap:Envelope', '<!DOCTYPE a>$&'),
  'an entity': (sent) => sent.replace('<soap:Envelope', '<!DOCTYPE a [<!ENTITY e "x">]>$&'),
  'no end': (sent) => sent.slice(0, -9),
  'ends that cross': (sent) =>
    sent.replace('</lk:ResetPasswordRequest></soap:Body>', '</soap:Body></lk:ResetPasswordRequest>'),
  'two bodies': (sent) => sent.replace(/<soap:Body>.*<\/soap:Body>/, '$&$&'),
  'two messages': (sent) => sent.replace(/<lk:ResetPasswordRequest.*<\/lk:ResetPasswordRequest>/, '$&$&'),
  'another namespace': (sent) => sent.replaceAll('urn:latchkey:remote-store:1', 'urn:another'),
  'another envelope': (sent) => sent.replaceAll('schemas.xmlsoap.org/soap/envelope', 'example.com'),
  'an unknown prefix': (sent) => sent.replaceAll('lk:userName', 'x:userName'),
  'a comment': (sent) => sent.replace('<lk:userName>', '$&<!-- -->'),
  CDATA: (sent) => sent.replace('<lk:userName>', '$&<![CDATA[]]>'),
  'an instruction': (sent) => sent.replace('<soap:Envelope', '<?a b?>$&'),
  text: () => 'reset it, please',
  nothing: () => '',
};

/** What the peer says to a body that the driver did not send. */
async function tellByHand({ peer }: HttpStoreWorld, body: string): Promise<{ status: number; body: string }> {
  const soapaction = '"urn:latchkey:remote-store:1:ResetPassword"';
  const outcome = await peer.client().call({
    ...{ method: 'POST', url: `${peer.origin}/remote-store`, body },
    headers: { 'content-type': 'text/xml; charset=utf-8', soapaction },
  });
  if (outcome.kind !== 'answered') throw new Error(outcome.reason);
  return { status: outcome.status, body: outcome.body.toString() };
}
