import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ConfigurationFaults, readConfiguration } from './configuration.ts';

const key = Buffer.alloc(32, 5).toString('base64url');
const right = {
  LATCHKEY_PORT: '4200',
  LATCHKEY_PUBLIC_API_URL: 'http://127.0.0.1:4201',
  LATCHKEY_FIRST_PARTY_KEY: key,
};

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfiguration(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationFaults) return error.faults;
    throw error;
  }
}

describe('configuration of the portal', () => {
  it('EX-O2 needs three settings and has a default for the others', () => {
    expect(readConfiguration(right)).toEqual({
      port: 4200,
      host: '127.0.0.1',
      publicApiUrl: new URL('http://127.0.0.1:4201'),
      firstPartyKey: Buffer.alloc(32, 5),
      logLevel: 'info',
      trustedProxies: false,
      drainDelay: 200,
    });
    const behind = { ...right, LATCHKEY_TRUSTED_PROXIES: '10.0.0.0/8, fd00::/8' };
    expect(readConfiguration(behind).trustedProxies).toEqual(['10.0.0.0/8', 'fd00::/8']);
    expect(readConfiguration({ ...right, LATCHKEY_TRUSTED_PROXIES: '2' }).trustedProxies).toBe(2);
  });

  it('EX-O2 lists every fault at once, and never the value, which may be a secret', () => {
    const faults = faultsOf({
      LATCHKEY_PORT: '99999',
      LATCHKEY_HOST: 'somewhere',
      LATCHKEY_PUBLIC_API_URL: 'http://user:hush@api/v1',
      LATCHKEY_FIRST_PARTY_KEY: 'hush-hush',
      LATCHKEY_LOG_LEVEL: 'loud',
      LATCHKEY_TRUSTED_PROXIES: '10.0.0.0/40',
      LATCHKEY_DRAIN_DELAY_MS: '-1',
    });
    expect(faults).toHaveLength(7);
    expect(faults.join('\n')).not.toContain('hush');
    expect(faultsOf({}).map((fault) => fault.split(' ')[0])).toEqual([
      'LATCHKEY_PORT',
      'LATCHKEY_PUBLIC_API_URL',
      'LATCHKEY_FIRST_PARTY_KEY',
    ]);
  });

  it('reads a secret from the file that NAME_FILE names', () => {
    const folder = mkdtempSync(join(tmpdir(), 'portal-'));
    const file = join(folder, 'key');
    writeFileSync(file, `${key}\n`);
    const { LATCHKEY_PORT, LATCHKEY_PUBLIC_API_URL } = right;
    const rest = { LATCHKEY_PORT, LATCHKEY_PUBLIC_API_URL };
    expect(readConfiguration({ ...rest, LATCHKEY_FIRST_PARTY_KEY_FILE: file }).firstPartyKey).toHaveLength(
      32,
    );
    expect(faultsOf({ ...right, LATCHKEY_FIRST_PARTY_KEY_FILE: file })).toEqual([
      'LATCHKEY_FIRST_PARTY_KEY and LATCHKEY_FIRST_PARTY_KEY_FILE are both set: keep one of them.',
    ]);
    const absent = { ...rest, LATCHKEY_FIRST_PARTY_KEY_FILE: join(folder, 'absent') };
    expect(faultsOf(absent)).toEqual(['LATCHKEY_FIRST_PARTY_KEY_FILE names a file that cannot be read.']);
    rmSync(folder, { recursive: true });
  });
});
