import { describe, expect, it } from '@jest/globals';
import { figure, secretsContract } from '@latchkey/kernel/testing';
import { NodeSecrets } from './node-secrets.ts';
import { ringEntry, ringOf } from './testing/key-rings.ts';

const old = ringEntry('2025', '2025-01-01T00:00:00.000Z');
const young = ringEntry('2026', '2026-01-01T00:00:00.000Z');

secretsContract('of the operating system', () => new NodeSecrets(ringOf(old)));

const binding = {
  tenantId: 'tenant',
  environment: 'live',
  requestId: 'request',
  step: 'verify',
  method: 'email',
  challengeId: 'challenge',
  destination: 'destination',
};

describe('digests under the key ring', () => {
  it('outlive the arrival of a new key', () => {
    const [before, after] = [new NodeSecrets(ringOf(old)), new NodeSecrets(ringOf(old, young))];
    expect(after.codeDigest(binding, '123456')).toEqual(before.codeDigest(binding, '123456'));
    expect(after.keyedDigest('account', 'ada')).toEqual(before.keyedDigest('account', 'ada'));
  });

  it('S-28 keep parts apart by their lengths', () => {
    const secrets = new NodeSecrets(ringOf(old));
    const shifted = { ...binding, tenantId: 'tenantl', environment: 'ive' };
    expect(secrets.codeDigest(shifted, '123456')).not.toEqual(secrets.codeDigest(binding, '123456'));
  });

  it('of codes cannot be searched without the key: a dump alone gives none of 1,000 back', () => {
    const owner = new NodeSecrets(ringOf(old));
    const thief = new NodeSecrets(ringOf(ringEntry('guessed')));
    let recovered = 0;
    for (let round = 0; round < 1000; round += 1) {
      const code = owner.code(6);
      const stored = owner.codeDigest(binding, code);
      // Even with the right code at hand, whoever lacks the key cannot confirm it.
      if (thief.codeDigest(binding, code).equals(stored) || owner.tokenDigest(code).equals(stored))
        recovered += 1;
    }
    figure(`${recovered} of 1,000 codes confirmed without the key`);
    expect(recovered).toBe(0);
  });
});
