import type { StoreCheck, StoreCheckName } from '../store/store-check.ts';

type Words = Readonly<Record<string, string>>;

const authority =
  'Give the certificate authority that has signed the certificate of the server in the settings.';
const listing =
  'Have the operator list this server with its port: no tenant can open a way into a network or to an unusual port.';
const noTls =
  'The server speaks no TLS there, or none since 1.2. Check the port, and the versions that it allows.';
const rights = 'Give the service account the rights that the reference on directories lists.';

/** Between the worker and the server: words of the vetted connections. */
const ofTheWay: Words = {
  'not-an-address': 'Correct the host in the settings: it is no address.',
  'not-https': 'Give an address with TLS.',
  'host-not-allowed': `Give the full name of the server, with its domain. ${listing}`,
  'port-not-allowed': listing,
  'address-forbidden': `The address is private or reserved. ${listing}`,
  'name-not-found': 'Correct the host in the settings, or have the name server of the worker know it.',
  'name-not-resolved': 'The name server of the worker does not answer. Check its network.',
  'not-connected': 'Nothing listens there. Check host and port, and that the server is running.',
  'connect-timeout': 'Nobody answers there. Check firewalls between the worker and the server.',
  'wrong-peer': 'The connection ended at another address. Check what redirects it on its way.',
  'too-many-calls': 'The server is busy with our calls, or stands still. Test again in a minute.',
  ETIMEDOUT: 'The server does not answer in time. Check its load, and the network between the worker and it.',
  ECONNRESET: 'The server broke the connection off. Check what it writes to its log about it.',
  CONNECTION_LOST: 'The server ended the connection. Check what it writes to its log about it.',
};

/** Of TLS: codes of Node, and of OpenSSL by which it names what is wrong with a certificate. */
const ofCertificates: Words = {
  certificate: 'Check the certificate of the server: its name, its time, and who has signed it.',
  CERT_HAS_EXPIRED: 'Have the certificate of the server renewed.',
  CERT_NOT_YET_VALID:
    'Check the clocks of the server and of the worker: the certificate counts from later on.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'Give the name that stands in the certificate in the settings, or have the certificate issued for the host.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: authority,
  SELF_SIGNED_CERT_IN_CHAIN: authority,
  DEPTH_ZERO_SELF_SIGNED_CERT: authority,
  UNABLE_TO_GET_ISSUER_CERT: authority,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: authority,
  CERT_SIGNATURE_FAILURE:
    'The certificate of the server was signed by somebody else of the same name. ' + authority,
  INVALID_CA: 'What is given as the authority in the settings may sign no certificates. ' + authority,
  INVALID_PURPOSE: 'Have the server given a certificate for servers: this one is for something else.',
  EPROTO: noTls,
  ERR_SSL_WRONG_VERSION_NUMBER: noTls,
  ERR_SSL_UNSUPPORTED_PROTOCOL: noTls,
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: noTls,
  STARTTLS_REFUSED:
    'The server does not agree to StartTLS. Give it a certificate, or write ldaps:// and its port.',
};

/** Of LDAP: its result codes (RFC 4511, appendix A). */
const ofLdap: Words = {
  '1': 'The server wants somebody to sign in before this. Check the service account.',
  '4': 'The server gives no more than it was told to. Let the service account read what it finds.',
  '8': 'The server wants a stronger way to sign in. Allow simple binds over TLS for the service account.',
  '10': 'The server refers to another one. Give the server that holds the accounts.',
  '13': 'The server wants more of TLS. Check which strength it demands of simple binds.',
  '17': 'The server does not know what it is asked for. In OpenLDAP, load the password policy (ppolicy).',
  '32': 'An entry of the settings is not there. Check where accounts are looked for, the protected groups and the policy.',
  '34': 'A name in the settings is no DN. Check the service account and where accounts are looked for.',
  '48': 'The service account cannot sign in by a password. Give it one, or take another account.',
  '49': 'The service account is not known, locked, or its password is wrong. Give the secret again.',
  '50': rights,
  '51': 'The server is busy. Test again in a minute.',
  '52': 'The server is starting or stopping. Test again in a minute.',
  '53': 'The server is not willing to. Check what it writes to its log about it.',
};

/** Ours, of settings and accounts. */
const ofAccounts: Words = {
  'missing-secret': 'Set the secret that these settings use.',
  'unusable-settings': 'Correct the settings.',
  'account-missing':
    'No account has this name, or several have. Check the name, and where accounts are looked for.',
  'account-protected':
    'This account is disabled or in a protected group, and is never reset from here. Try another one.',
  'not-readable':
    'Let the service account read whether an account is locked, and the policy that says for how long.',
  'not-writable': `${rights} In OpenLDAP, switch pwdSafeModify off as well.`,
  'not-supported': 'The server only reads. Give one that takes changes.',
  'too-young': 'The password of this account was changed a moment ago. Try another one.',
  policy:
    'The policy refuses a long random password. Check what it demands, and that it can judge passwords.',
  'no-op-ignored':
    'Something between the worker and the server does not keep to LDAP. Give the server itself.',
};

/** What to do about a step that failed, in words for an administrator. A code that is not here has its step's words. */
const byCode: Words = { ...ofTheWay, ...ofCertificates, ...ofLdap, ...ofAccounts };

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
  return (Object.hasOwn(byCode, code ?? '') ? byCode[code ?? ''] : undefined) ?? byStep[name];
}
