import { describe, expect, it } from '@jest/globals';
import { remedyFor, type StoreCheckName } from '@latchkey/credentials';
import type { RefusedReason, UnavailableReason } from '@latchkey/outbound';

/** Of a connection that is made for TLS, and of no call by HTTP. */
type ConnectWord = Exclude<
  RefusedReason | UnavailableReason,
  'header-not-allowed' | 'body-too-large' | 'too-slow' | 'redirect'
>;

/** All words, each at the step where it shows: the compiler misses what is added and not written here. */
const connectWords: Readonly<Record<ConnectWord, StoreCheckName>> = {
  'not-an-address': 'resolve',
  'not-https': 'resolve',
  'port-not-allowed': 'resolve',
  'host-not-allowed': 'resolve',
  'address-forbidden': 'resolve',
  'name-not-found': 'resolve',
  'name-not-resolved': 'resolve',
  'not-connected': 'connect',
  'connect-timeout': 'connect',
  'wrong-peer': 'connect',
  'too-many-calls': 'connect',
  certificate: 'tls',
};

const others: readonly (readonly [StoreCheckName, readonly string[]])[] = [
  ['resolve', ['missing-secret', 'unusable-settings']],
  ['connect', ['ETIMEDOUT']],
  ['tls', ['ERR_SSL_WRONG_VERSION_NUMBER', 'ERR_SSL_UNSUPPORTED_PROTOCOL', 'CONNECTION_LOST']],
  ['tls', ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION']],
  ['tls', ['ETIMEDOUT', 'ECONNRESET', 'EPROTO', 'STARTTLS_REFUSED']],
  [
    'tls',
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'CERT_SIGNATURE_FAILURE'],
  ],
  ['tls', ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'SELF_SIGNED_CERT_IN_CHAIN', 'DEPTH_ZERO_SELF_SIGNED_CERT']],
  [
    'tls',
    ['UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'INVALID_CA', 'INVALID_PURPOSE'],
  ],
  ['authenticate', ['ETIMEDOUT', 'CONNECTION_LOST', '8', '13', '34', '48', '49', '51', '52', '53']],
  ['look-up', ['account-missing', 'account-protected', 'too-many-calls', 'ETIMEDOUT', 'CONNECTION_LOST']],
  ['look-up', ['1', '4', '10', '32', '34', '50', '51', '52', '53']],
  ['lock-state', ['not-readable', '17', '32', '50', '51', '52', 'ETIMEDOUT', 'CONNECTION_LOST']],
  ['dry-run', ['not-writable', 'not-supported', 'too-young', 'policy', 'account-missing', 'no-op-ignored']],
  ['dry-run', ['51', '52', 'ETIMEDOUT', 'CONNECTION_LOST']],
];

const all = [
  ...Object.entries(connectWords).map(([code, name]) => [name, code] as const),
  ...others.flatMap(([name, codes]) => codes.map((code) => [name, code] as const)),
];

describe('what a test of a directory can say', () => {
  it.each(all)('EX-A4 at %s, %s has a remedy of its own', (name, code) => {
    const remedy = (of: string) => remedyFor({ name, result: 'failed', code: of, took: 0 });
    expect(remedy(code)).toMatch(/^[A-Z].*\.$/);
    expect(remedy(code)).not.toBe(remedy('of no meaning'));
  });
});
