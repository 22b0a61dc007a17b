import { describe, expect, it } from '@jest/globals';
import { RandomSecrets } from '@latchkey/kernel/testing';
import { StaffPasswordProof } from './sign-in-staff.ts';

describe('the proof of a staff password', () => {
  it('S-05 nobody is refused as ever after hashing failed once', async () => {
    let failures = 1;
    const hash = () => {
      failures -= 1;
      return failures < 0 ? Promise.resolve('a hash') : Promise.reject(new Error('no memory'));
    };
    const proof = new StaffPasswordProof({ hash, verify: () => Promise.resolve(false) }, new RandomSecrets());
    await expect(proof.holds(undefined, 'a password')).rejects.toThrow('no memory');
    expect(await proof.holds(undefined, 'a password')).toBe(false);
  });
});
