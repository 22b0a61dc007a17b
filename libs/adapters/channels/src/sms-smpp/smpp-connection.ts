import type { DeliveryReportListener } from '@latchkey/messaging';
import type { Socket } from 'node:net';
import smpp, { type PDU, type PduFields, type Session } from 'smpp';
import { receiptOf } from './receipt.ts';
import type { SmppSettings } from './settings.ts';
import { Window } from './window.ts';

/** RX_T_APPN: the centre keeps a receipt and tells it again later. */
const tellAgain = 0x64;

/** How a question ended. `not-sent`: no octet has left. `lost`: it left, and nobody answered. */
export type Asked =
  | { readonly kind: 'answered'; readonly pdu: PDU }
  | { readonly kind: 'not-sent'; readonly reason: 'connection-lost' | 'window-full' }
  | { readonly kind: 'lost'; readonly reason: 'connection-lost' | 'too-slow' };

/**
 * One connection to a message centre, and what goes over it. The library codes PDUs and counts them; deadlines, window
 * and what a silent or babbling other side means are ours. When anything is odd, the connection is dropped.
 */
export class SmppConnection {
  private readonly session: Session;
  private readonly window: Window;
  private readonly pending = new Set<() => void>();
  private readonly enquiring: NodeJS.Timeout;
  private open = true;
  readonly closed: Promise<void>;

  constructor(
    socket: Socket,
    private readonly settings: SmppSettings,
    private readonly listener: DeliveryReportListener | undefined,
  ) {
    this.window = new Window(settings.window);
    this.session = new smpp.Session({ socket });
    this.closed = new Promise((resolve) => {
      this.session.once('close', () => {
        this.ended();
        resolve();
      });
    });
    // After an error the library reads no more: there is nothing left to do with the connection.
    this.session.on('error', () => this.drop());
    this.session.on('enquire_link', (pdu: PDU) => this.session.send(pdu.response()));
    this.session.on('unbind', (pdu: PDU) => void this.leave(pdu));
    this.session.on('deliver_sm', (pdu: PDU) => void this.heard(pdu));
    this.session.on('unknown', (pdu: PDU) => this.session.send(pdu.response()));
    this.enquiring = setInterval(() => void this.enquire(), settings.enquireEvery);
    this.enquiring.unref();
  }

  get usable(): boolean {
    return this.open;
  }

  /** Waits for a place in the window first. */
  async submit(fields: PduFields): Promise<Asked> {
    if (!(await this.window.take(this.settings.answer))) return { kind: 'not-sent', reason: 'window-full' };
    try {
      return await this.ask('submit_sm', fields);
    } finally {
      this.window.give();
    }
  }

  ask(command: string, fields: PduFields = {}): Promise<Asked> {
    if (!this.open && command !== 'unbind')
      return Promise.resolve({ kind: 'not-sent', reason: 'connection-lost' });
    return new Promise((resolve) => {
      const end = (asked: Asked): void => {
        clearTimeout(timer);
        this.pending.delete(lost);
        resolve(asked);
      };
      const lost = (): void => end({ kind: 'lost', reason: 'connection-lost' });
      const timer = setTimeout(() => end({ kind: 'lost', reason: 'too-slow' }), this.settings.answer);
      this.pending.add(lost);
      const sent = this.session.send(new smpp.PDU(command, fields), (pdu) => end({ kind: 'answered', pdu }));
      if (!sent) end({ kind: 'not-sent', reason: 'connection-lost' });
    });
  }

  /** Lets answers that are still due come, says good-bye, and hangs up: two deadlines at most. */
  async close(): Promise<void> {
    this.open = false;
    await this.answersDue();
    await this.ask('unbind');
    this.drop();
    await this.closed;
  }

  drop(): void {
    this.open = false;
    this.session.destroy();
  }

  private ended(): void {
    this.open = false;
    clearInterval(this.enquiring);
    for (const lost of [...this.pending]) lost();
  }

  private async enquire(): Promise<void> {
    const { kind } = await this.ask('enquire_link');
    if (kind !== 'answered') this.drop();
  }

  /** The centre wants to end. What it has taken it may still answer. */
  private async leave(unbind: PDU): Promise<void> {
    this.open = false;
    this.session.send(unbind.response());
    await this.answersDue();
    this.drop();
  }

  /** Each ends by its own deadline. */
  private async answersDue(): Promise<void> {
    while (this.pending.size > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  }

  private async heard(pdu: PDU): Promise<void> {
    const report = receiptOf(pdu, this.settings.receiptIds);
    try {
      if (report) await this.listener?.heard(report);
      this.session.send(pdu.response());
    } catch {
      this.session.send(pdu.response({ command_status: tellAgain }));
    }
  }
}
