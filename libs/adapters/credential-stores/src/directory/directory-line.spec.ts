import { describe, expect, it } from '@jest/globals';
import { VettedSockets, type SocketOutcome } from '@latchkey/outbound';
import { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConversationFailed } from './conversation-failed.ts';
import { usualDeadlines } from './deadlines.ts';
import { secureLine, type Line } from './directory-line.ts';

/** Finds an address at once, and connects when it is told to. */
class SlowSockets extends VettedSockets {
  readonly socket = new Socket();
  admit: () => void = () => undefined;

  override openForTls(_: string, vetted: () => void = () => undefined): Promise<SocketOutcome> {
    vetted();
    return new Promise((resolve) => {
      this.admit = () => resolve({ kind: 'connected', socket: this.socket });
    });
  }
}

describe('the way to a server', () => {
  it('R-13 is given up at the deadline of the call, and a connection that comes later is ended', async () => {
    const sockets = new SlowSockets();
    const passed: string[] = [];
    const line: Line = {
      directory: {
        ...{ servers: [], ca: '', bindDn: '', bindPassword: '', peopleDn: '' },
        ...{ userNameAttributes: [], protectedGroups: [] },
      },
      server: { url: 'ldaps://dc1.example.test' },
      access: { sockets, deadlines: usualDeadlines },
      until: performance.now() + 50,
    };
    const began = performance.now();
    const opening = secureLine(line, (step) => passed.push(step));
    await expect(opening).rejects.toEqual(new ConversationFailed('connect', 'ETIMEDOUT'));
    expect(performance.now() - began).toBeLessThan(1_000);
    expect(passed).toEqual(['resolve']);
    expect(sockets.socket.destroyed).toBe(false);
    sockets.admit();
    await sleep(10);
    expect(sockets.socket.destroyed).toBe(true);

    // Behind the deadline nobody begins.
    const late: string[] = [];
    await expect(secureLine(line, (step) => late.push(step))).rejects.toThrow(ConversationFailed);
    expect(late).toEqual([]);
  });
});
