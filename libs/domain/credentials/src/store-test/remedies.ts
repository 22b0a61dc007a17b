import type { StoreCheck, StoreCheckName } from '../store/store-check.ts';

/** What to do about a step that failed, in words for an administrator. A code that is not here has its step's words. */
const byCode: Readonly<Record<string, string>> = {
  'not-a-name': 'Correct the host in the settings: it has no address.',
  ENOTFOUND: 'Correct the host in the settings, or let the worker use a name server that knows it.',
  EAI_AGAIN: 'The name server does not answer. Check the network of the worker.',
  forbidden:
    'The address is private or reserved. Have the operator allow it: tenants cannot open a way into a network.',
  ECONNREFUSED: 'Nothing listens there. Check host and port, and that the server is running.',
  ETIMEDOUT: 'The server does not answer in time. Check firewalls between the worker and it.',
  ECONNRESET: 'The server broke the connection off. Check what it writes to its log about it.',
  CERT_HAS_EXPIRED: 'Have the certificate of the server renewed.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'Give the name that stands in the certificate in the settings, or have the certificate issued for the host.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Give the certificate authority of the server in the settings.',
  SELF_SIGNED_CERT_IN_CHAIN: 'Give the certificate authority of the server in the settings.',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'Give the certificate authority of the server in the settings.',
  '49': 'The service account is not known, locked, or its password is wrong. Give the secret again.',
  'account-missing': 'No account has this name. Check the name, and where accounts are looked for.',
  'account-protected': 'This account is in a protected group, and is never reset from here. Try another one.',
  'missing-secret': 'Set the secret that these settings use.',
  'unusable-settings': 'Correct the settings.',
};

const byStep: Readonly<Record<StoreCheckName, string>> = {
  resolve: 'Check the host in the settings.',
  connect: 'Check host and port, and the way from the worker to the server.',
  tls: 'Check the certificate of the server, and the authority in the settings.',
  authenticate: 'Check the account by which the store is used, and its secret.',
  'look-up': 'Check where accounts are looked for, and that the service account may read them.',
  'lock-state': 'Let the service account read whether an account is locked.',
  'dry-run': 'Let the service account set passwords and end locks.',
};

/** Null where nothing failed. */
export function remedyFor({ name, result, code }: StoreCheck): string | null {
  if (result !== 'failed') return null;
  return byCode[code ?? ''] ?? byStep[name];
}
