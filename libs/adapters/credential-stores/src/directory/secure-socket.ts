import { once } from 'node:events';
import type { VettedSockets } from '@latchkey/outbound';
import { isIP, type Socket } from 'node:net';
import { connect, type TLSSocket } from 'node:tls';
import { inTime } from './deadlines.ts';
import { placeOf, type Directory, type DirectoryServer } from './directory.ts';

/** ExtendedRequest of StartTLS (RFC 4511, 4.14.1) as message 1. It has no value, so it is always these bytes. */
const startTls = Buffer.concat([
  Buffer.from('301d02010177188016', 'hex'),
  Buffer.from('1.3.6.1.4.1.1466.20037', 'ascii'),
]);
/** How an answer to message 1 goes on after its length when the server agrees. */
const agreed = { message: '020101', response: 0x78, success: '0a0100' };

export class TlsRefused extends Error {
  readonly code = 'STARTTLS_REFUSED';
  constructor() {
    super('the server did not agree to TLS');
  }
}

/** The other side has left without a word of an error. */
export class HungUp extends Error {
  readonly code = 'CONNECTION_LOST';
  constructor() {
    super('the server hung up');
  }
}

/** There is no connection; why, in a word of the vetted sockets. */
export class NotConnected extends Error {
  constructor(readonly code: string) {
    super(`the server was not reached: ${code}`);
  }
}

/** A connection to a server whose address a tenant has chosen: looked at before it is called (S-60), `vetted` between. */
export async function openSocket(
  sockets: VettedSockets,
  server: DirectoryServer,
  vetted: () => void,
): Promise<Socket> {
  const { host, port } = placeOf(server);
  const told = await sockets.openForTls(`tls://${host}:${port}`, vetted);
  if (told.kind !== 'connected') throw new NotConnected(told.reason);
  // Whoever waits hears of an error by `once`; afterwards the LDAP client listens.
  told.socket.on('error', () => undefined);
  return told.socket;
}

/**
 * TLS on a connection to one server, and its certificate checked. The LDAP client gets it finished: its own StartTLS has
 * no deadline, and goes on in the clear where a server refuses.
 */
export async function secureSocket(
  plain: Socket,
  server: DirectoryServer,
  ca: Directory['ca'],
  milliseconds: number,
): Promise<TLSSocket> {
  const { hostname, protocol } = new URL(server.url);
  const name = server.tlsName ?? hostname.replace(/^\[(.*)\]$/, '$1');
  try {
    return await inTime(secured(plain, protocol, { ca, name }), milliseconds, () => plain.destroy());
  } catch (error) {
    plain.destroy();
    throw error;
  }
}

async function secured(
  plain: Socket,
  protocol: string,
  { ca, name }: { ca: string; name: string },
): Promise<TLSSocket> {
  if (protocol === 'ldap:') await agreeOnTls(plain);
  const secure = connect({
    socket: plain,
    ca,
    host: name,
    // A name may not be an address there (RFC 6066, 3); the certificate is compared with `host` then.
    ...(isIP(name) ? {} : { servername: name }),
    minVersion: 'TLSv1.2',
  });
  // An error may come after the deadline, when nobody waits any more.
  secure.on('error', () => undefined);
  await settled(secure, 'secureConnect');
  return secure;
}

/** What comes after the server's word and before TLS is nobody's word: it ends the connection. */
async function agreeOnTls(plain: Socket): Promise<void> {
  plain.write(startTls);
  let heard = Buffer.alloc(0);
  while (heard.length < 2 || heard.length < 2 + (heard[1] ?? 0)) {
    await settled(plain, 'readable');
    const part = plain.read() as Buffer | null;
    if (part) heard = Buffer.concat([heard, part]);
    if (heard.length > 0 && (heard[0] !== 0x30 || (heard[1] ?? 0) > 127)) throw new TlsRefused();
  }
  const body = heard.subarray(2);
  const holds =
    heard.length === 2 + (heard[1] ?? 0) &&
    body.subarray(0, 3).toString('hex') === agreed.message &&
    body[3] === agreed.response &&
    body.subarray(5, 8).toString('hex') === agreed.success;
  if (!holds) throw new TlsRefused();
}

/** `once` alone would wait for ever where the other side hangs up without an error. */
async function settled(socket: Socket, event: string): Promise<void> {
  const stop = new AbortController();
  const closed = once(socket, 'close', { signal: stop.signal }).then(() => {
    throw new HungUp();
  });
  closed.catch(() => undefined);
  try {
    await Promise.race([once(socket, event, { signal: stop.signal }), closed]);
  } finally {
    stop.abort();
  }
}
