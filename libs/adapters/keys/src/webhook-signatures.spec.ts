import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import { Webhook } from 'standardwebhooks';
import { WebhookSignatures } from './webhook-signatures.ts';

const noon = new Date('2026-03-01T12:00:00.000Z');
const newSecret = (octets = 32) => `whsec_${randomBytes(octets).toString('base64')}`;
const secret = newSecret();
const signatures = new WebhookSignatures();
const after = (seconds: number) => new Date(noon.getTime() + seconds * 1000);

/** As the library of the standard signs. */
const signed = (text: string, by = secret, id = 'msg_1') => ({
  id,
  timestamp: String(noon.getTime() / 1000),
  signature: new Webhook(by).sign(id, noon, text),
  body: Buffer.from(text),
});

describe('the signature of a call', () => {
  it.each(['{"status":"x"}', '', '{"é":"雨"}', 'x'.repeat(60_000)])(
    'S-90 is believed when the library of the standard made it, over %p',
    (text) => {
      expect(signatures.prove(signed(text), secret, noon)).toBe(true);
    },
  );

  it('AS-11 of the example in the reference is right', () => {
    const page = readFileSync(
      new URL('../../../../docs/reference/external-systems.md', import.meta.url),
      'utf8',
    );
    const told = (pattern: RegExp): string => pattern.exec(page)?.[1] ?? '';
    const timestamp = told(/the timestamp\s+`(\d+)`/);
    const call = {
      ...{ id: told(/the id `(\w+)`/), timestamp, signature: told(/`(v1,[\w+/=]{44,})`/) },
      body: Buffer.from(told(/the body `([^`]+)`/)),
    };
    const moment = new Date(Number(timestamp) * 1000);
    expect(signatures.prove(call, told(/the secret `(whsec_[^`]+)`/), moment)).toBe(true);
  });

  it('S-90 is over octets, whether they are a text or not', () => {
    const body = Buffer.from([0xff, 0x00, 0xfe]);
    const call = signed('');
    expect(signatures.prove({ ...call, body }, secret, noon)).toBe(false);
  });

  it.each([
    [-301, false],
    [-300, true],
    [-299, true],
    [0, true],
    [299, true],
    [300, true],
    [301, false],
  ])('S-91 read %s seconds after its time, is believed: %s', (seconds, believed) => {
    expect(signatures.prove(signed('{}'), secret, after(seconds))).toBe(believed);
  });

  it('is found among several, while a secret is replaced, and not among very many', () => {
    const call = signed('{}');
    const older = signed('{}', newSecret()).signature;
    const among = (...all: string[]) => signatures.prove({ ...call, signature: all.join(' ') }, secret, noon);
    expect(among(older, call.signature)).toBe(true);
    expect(among(call.signature, older)).toBe(true);
    expect(among(older, older)).toBe(false);
    expect(among(...Array.from({ length: 8 }, () => older), call.signature)).toBe(false);
  });

  it('S-90 what is signed cannot be cut in another place', () => {
    const [inner, text] = [String(noon.getTime() / 1000), '{"status":"x"}'];
    const whole = signed(`${inner}.${text}`);
    const id = `${whole.id}.${whole.timestamp}`;
    const cut = { ...whole, id, timestamp: inner, body: Buffer.from(text) };
    expect(signatures.prove(whole, secret, noon)).toBe(true);
    expect(signatures.prove(cut, secret, noon)).toBe(false);
    expect(signatures.prove(signed(text, secret, 'msg.1'), secret, noon)).toBe(false);
  });

  it('S-90 nothing else is believed', () => {
    const good = signed('{"status":"x"}');
    const octets = Buffer.from(good.signature.slice(3), 'base64');
    const forged = [
      { ...good, signature: '' },
      { ...good, signature: 'v1,' },
      { ...good, signature: good.signature.slice(3) },
      { ...good, signature: good.signature.replace('v1,', 'v1a,') },
      { ...good, signature: good.signature.replace('v1,', 'V1,') },
      { ...good, signature: `${good.signature}=` },
      { ...good, signature: `v1,${octets.toString('base64url')}_` },
      { ...good, signature: `v1,${octets.toString('hex')}` },
      { ...good, signature: `v1,${octets.subarray(1).toString('base64')}` },
      { ...good, signature: `v1,${Buffer.concat([octets, Buffer.alloc(1)]).toString('base64')}` },
      { ...good, signature: `v1,${Buffer.alloc(32).toString('base64')}` },
      { ...good, signature: signed('{"status":"x"}', newSecret()).signature },
      { ...good, id: 'msg_2' },
      { ...good, id: '' },
      { ...good, id: 'msg_1.1' },
      { ...good, timestamp: '' },
      { ...good, timestamp: 'NaN' },
      { ...good, timestamp: `0${good.timestamp}` },
      { ...good, timestamp: ` ${good.timestamp}` },
      { ...good, timestamp: `${good.timestamp}.0` },
      { ...good, timestamp: String(Number(good.timestamp) + 1) },
      { ...good, body: Buffer.from('{"status":"y"}') },
      { ...good, body: Buffer.from('{"status":"x"} ') },
      { ...good, body: Buffer.alloc(0) },
    ];
    const believed = forged.filter((call) => signatures.prove(call, secret, noon));
    figure(`${believed.length} of ${forged.length} forged calls of executors are believed`);
    expect(believed).toEqual([]);
    expect(signatures.prove(good, secret, noon)).toBe(true);
  });

  it.each(['', 'whsec_', 'whsec_AAAA', secret.slice(6), newSecret(23)])(
    'a secret that is none believes nobody: %p',
    (weak) => {
      const id = 'msg_1';
      const made = weak.startsWith('whsec_') && weak.length > 10 ? signed('{}', weak, id) : signed('{}');
      expect(signatures.prove(made, weak, noon)).toBe(false);
    },
  );
});
