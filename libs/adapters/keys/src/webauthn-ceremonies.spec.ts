import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { figure } from '@latchkey/kernel/testing';
import type { Ceremony, PasskeyCredential } from '@latchkey/verification';
import { SoftwareAuthenticator, type Behaviour } from './testing/software-authenticator.ts';
import { WebauthnCeremonies } from './webauthn-ceremonies.ts';

const ceremonies = new WebauthnCeremonies();
const party = { origin: 'https://login.acme.example', name: 'Acme' };
const other = { origin: 'https://login.globex.example', name: 'Globex' };
const person = { handle: Buffer.alloc(32, 7).toString('base64url'), name: 'ada' };
const there: Behaviour = { origin: party.origin };

const made = async (key: SoftwareAuthenticator): Promise<PasskeyCredential> => {
  const { options, challenge } = await ceremonies.create(party, person);
  const credential = await ceremonies.created(party, challenge, key.create(options, there));
  if (!credential) throw new Error('the key was refused');
  return credential;
};

describe('passkeys by WebAuthn', () => {
  it('S-38 challenges have 256 bits, user verification is required, and nothing tells who the person is', async () => {
    const seen = new Set<string>();
    for (let turn = 0; turn < 50; turn += 1) {
      const { options, challenge } = await ceremonies.create(party, person);
      expect(Buffer.from(challenge, 'base64url')).toHaveLength(32);
      expect(JSON.parse(options)).toMatchObject({
        challenge,
        rp: { id: 'login.acme.example', name: 'Acme' },
        user: { id: person.handle, name: 'ada' },
        authenticatorSelection: { userVerification: 'required' },
        attestation: 'none',
        timeout: 300_000,
      });
      seen.add(challenge);
    }
    expect(seen.size).toBe(50);
  });

  it('a key is made, and signs what it is asked', async () => {
    const key = new SoftwareAuthenticator();
    const credential = await made(key);
    expect(credential).toMatchObject({ id: key.id.toString('base64url'), counter: 0 });
    expect(credential.transports).toEqual(['internal']);
    const { options, challenge } = await ceremonies.ask(party, [credential]);
    expect(JSON.parse(options)).toMatchObject({
      rpId: 'login.acme.example',
      userVerification: 'required',
      allowCredentials: [{ id: credential.id, transports: ['internal'] }],
    });
    const shown = key.get(options, { ...there, counter: 3 });
    expect(await ceremonies.answered(party, challenge, credential, shown)).toBe(3);
  });

  const faults: readonly (readonly [string, Partial<Behaviour>])[] = [
    ['a look-alike origin', { origin: 'https://login.acme.example.net' }],
    ['an origin of another scheme', { origin: 'http://login.acme.example' }],
    ['an origin of another port', { origin: 'https://login.acme.example:8443' }],
    ['the origin of another tenant', { origin: other.origin }],
    ['a host above', { rpId: 'acme.example' }],
    ['the host of another tenant', { rpId: 'login.globex.example' }],
    ['no user verification', { userVerified: false }],
    ['nobody present', { userPresent: false }],
    ['another challenge', { challenge: Buffer.alloc(32, 1).toString('base64url') }],
    ['an answer of another ceremony', { type: 'webauthn.something' }],
  ];

  it('S-38 a key made with any fault is none', async () => {
    const accepted: string[] = [];
    for (const [fault, behaviour] of faults) {
      const { options, challenge } = await ceremonies.create(party, person);
      const shown = new SoftwareAuthenticator().create(options, { ...there, ...behaviour });
      if (await ceremonies.created(party, challenge, shown)) accepted.push(fault);
    }
    figure(`S-38: keys made with a fault and accepted, of ${faults.length} = ${accepted.length} (must be 0)`);
    expect(accepted).toEqual([]);
  });

  it('S-38 an answer with any fault, replayed, or by another key proves nothing', async () => {
    const [key, stranger] = [new SoftwareAuthenticator(), new SoftwareAuthenticator()];
    const credential = { ...(await made(key)), counter: 5 };
    const asked = await ceremonies.ask(party, [credential]);
    const older = await ceremonies.ask(party, [credential]);
    const good: Behaviour = { ...there, counter: 6 };
    const forged = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const answers: readonly (readonly [string, string, Ceremony])[] = [
      ...faults.map(([name, fault]) => [name, key.get(asked.options, { ...good, ...fault }), asked] as const),
      ['replay', key.get(older.options, good), asked],
      ['another key', stranger.get(asked.options, good), asked],
      ['a forged signature', key.get(asked.options, good, forged), asked],
      ['a counter that stands still', key.get(asked.options, { ...good, counter: 5 }), asked],
      ['a counter that goes back', key.get(asked.options, { ...good, counter: 4 }), asked],
    ];
    const accepted: string[] = [];
    for (const [name, shown, { challenge }] of answers)
      if ((await ceremonies.answered(party, challenge, credential, shown)) !== undefined) accepted.push(name);
    const right = key.get(asked.options, good);
    if ((await ceremonies.answered(other, asked.challenge, credential, right)) !== undefined)
      accepted.push('at another tenant');
    figure(`S-38: answers accepted of ${answers.length + 1} with a fault = ${accepted.length} (must be 0)`);
    expect(accepted).toEqual([]);
    expect(await ceremonies.answered(party, asked.challenge, credential, right)).toBe(6);
  });

  it('S-42 whatever somebody sends as an answer is refused without an error of ours', async () => {
    const credential = await made(new SoftwareAuthenticator());
    const { challenge } = await ceremonies.ask(party, [credential]);
    const { id } = credential;
    const hostile = [
      ...['', '{}', 'null', '[]', '7', '"x"', '{"id":', '['.repeat(20_000), '"'.repeat(100_000)],
      ...[
        { id },
        { id, rawId: id, type: 'public-key' },
        { id, rawId: id, type: 'public-key', response: {} },
      ].map((each) => JSON.stringify(each)),
      JSON.stringify({ id, rawId: id, type: 'public-key', response: { clientDataJSON: 7, signature: [] } }),
      JSON.stringify({
        id,
        rawId: id,
        type: 'public-key',
        response: { clientDataJSON: 'AAAA' },
        __proto__: null,
      }),
    ];
    for (const shown of hostile) {
      expect(await ceremonies.created(party, challenge, shown)).toBeUndefined();
      expect(await ceremonies.answered(party, challenge, credential, shown)).toBeUndefined();
    }
  });
});
