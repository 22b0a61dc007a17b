import type { VettedSockets } from '@latchkey/outbound';
import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { ConversationFailed, failure } from './conversation-failed.ts';
import { inTime, type Deadlines } from './deadlines.ts';
import type { Directory, DirectoryServer } from './directory.ts';
import { openSocket, secureSocket } from './secure-socket.ts';

/** By which directories are reached, and how long they may take. */
export interface DirectoryAccess {
  readonly sockets: VettedSockets;
  readonly deadlines: Deadlines;
}

/** The way to one server for one call of a driver. */
export interface Line {
  readonly directory: Directory;
  readonly server: DirectoryServer;
  readonly access: DirectoryAccess;
  /** The moment of `performance.now()` at which all of it must be over. */
  readonly until: number;
}

/** What stands on a line, one after the other. */
export type LineStep = 'resolve' | 'connect' | 'tls' | 'authenticate';
export type Passed = (step: LineStep) => void;

/** A connection with TLS on it. Throws ConversationFailed. */
export async function secureLine(line: Line, passed: Passed): Promise<TLSSocket> {
  const { directory, server, access, until } = line;
  if (performance.now() >= until) throw new ConversationFailed('connect', 'ETIMEDOUT');
  const plain = await openInTime(line, passed).catch((error: unknown) => {
    throw failure('connect', error);
  });
  passed('connect');
  const left = Math.min(access.deadlines.connect, until - performance.now());
  const socket = await secureSocket(plain, server, directory.ca, left).catch((error: unknown) => {
    throw failure('tls', error);
  });
  passed('tls');
  return socket;
}

/** Several addresses of one name may take longer together than all of the call. */
async function openInTime({ server, access, until }: Line, passed: Passed): Promise<Socket> {
  const opening = openSocket(access.sockets, server, () => passed('resolve'));
  const closeLate = () => void opening.then((late) => late.destroy()).catch(() => undefined);
  return inTime(opening, until - performance.now(), closeLate);
}
