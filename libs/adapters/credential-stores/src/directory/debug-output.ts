import { debuglog } from 'node:util';

/** The client prints new passwords while it is debugged. Throws when NODE_DEBUG asks for that. */
export function refuseDebugOutput(nodeDebug = process.env['NODE_DEBUG'] ?? ''): void {
  if (debuglog('ldapts').enabled || /ldapts|\*/i.test(nodeDebug)) {
    throw new Error('NODE_DEBUG names ldapts, which would print passwords');
  }
}
