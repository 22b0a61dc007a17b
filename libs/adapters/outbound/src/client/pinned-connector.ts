import { connect as connectPlain, type Socket } from 'node:net';
import {
  connect as connectSecure,
  createSecureContext,
  rootCertificates,
  type ConnectionOptions,
  type SecureContext,
} from 'node:tls';
import type { buildConnector } from 'undici';
import { classOf, sameAddress } from '../target/address-class.ts';
import type { Target } from '../target/target.ts';

/** The connection was not made, in words of an outcome. */
export class ConnectFault extends Error {
  constructor(readonly reason: 'connect-timeout' | 'wrong-peer') {
    super(reason);
    this.name = 'ConnectFault';
  }
}

export interface Pin {
  readonly target: Target;
  readonly address: string;
  /** Milliseconds until the connection, its TLS handshake included, must stand. */
  readonly deadline: number;
  /** PEM, beside the authorities that Node brings. */
  readonly authorities: readonly string[];
  /** What is spoken on it, as TLS names it; undefined where it has no such name. */
  readonly protocol: 'http/1.1' | undefined;
  /** Whoever asked speaks TLS on it by themselves, and nothing before. */
  readonly bare?: boolean;
}

/**
 * Connects to one vetted address and to nothing else: an IP address is handed to the socket, so no name is looked up
 * here, and before a single octet of HTTP leaves the peer of the socket is judged once more (S-60). Ours instead of
 * undici's own connector, because that one has no place for this second look and measures its deadline in half seconds.
 */
export function pinnedConnector(pin: Pin): buildConnector.connector {
  return (_, done) => {
    const { target, deadline, bare } = pin;
    const socket = open(pin);
    const timer = setTimeout(() => socket.destroy(new ConnectFault('connect-timeout')), deadline);
    const failed = (error: Error): void => {
      clearTimeout(timer);
      done(error, null);
    };
    socket.once('error', failed);
    socket.once(target.secure && !bare ? 'secureConnect' : 'connect', () => {
      clearTimeout(timer);
      if (!isVetted(socket.remoteAddress ?? '', pin)) {
        socket.destroy(new ConnectFault('wrong-peer'));
        return;
      }
      socket.off('error', failed);
      done(null, socket);
    });
  };
}

function open({ target, address, authorities, protocol, bare }: Pin): Socket {
  if (!target.secure || bare) return connectPlain({ host: address, port: target.port, noDelay: true });
  const options: ConnectionOptions = {
    host: address,
    port: target.port,
    // The certificate is checked against this name. A literal of the operator's list has none, and is checked as it is.
    ...(target.host === address ? {} : { servername: target.host }),
    ...(protocol === undefined ? {} : { ALPNProtocols: [protocol] }),
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
    secureContext: trusting(authorities),
  };
  return connectSecure(options);
}

const contexts = new Map<string, SecureContext>();

/** Reading some hundred and fifty authorities takes longer than most calls, so it is done once for each list of them. */
function trusting(authorities: readonly string[]): SecureContext {
  const key = authorities.join('\n');
  const known = contexts.get(key);
  if (known) return known;
  const made = createSecureContext({ ca: [...rootCertificates, ...authorities], minVersion: 'TLSv1.2' });
  contexts.set(key, made);
  return made;
}

/** Of the class that this target may reach. */
export function mayReach({ listed }: Target, address: string): boolean {
  const judged = classOf(address);
  return judged === 'public' || (listed && judged === 'internal');
}

function isVetted(peer: string, { target, address }: Pin): boolean {
  return sameAddress(peer, address) && mayReach(target, peer);
}
