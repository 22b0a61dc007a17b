import { later, Secrets, seconds, TenantContext } from '@latchkey/kernel';

/** How long somebody waits who cannot solve a puzzle. */
export const waitingTime = seconds(30);

export interface WaitingTicket {
  readonly id: string;
  readonly text: string;
  /** Good from here on. */
  readonly from: Date;
  readonly until: Date;
}

const shape = /^wait\.([\w-]{43})\.(\d{1,12})\.(\d{1,12})\.([\w-]{43})$/;

/** Signed waiting times, for those without scripts: `wait.<id>.<from>.<until>.<signature>`, in seconds of Unix time. */
export class WaitingTickets {
  constructor(private readonly secrets: Secrets) {}

  issue(now: Date, until: Date): WaitingTicket {
    const from = Math.floor(later(now, waitingTime).getTime() / 1000);
    return this.ticket(this.secrets.token(), from, Math.floor(until.getTime() / 1000));
  }

  /** The ticket of this tenant and environment that the text is; undefined for any other text. */
  read(text: string): WaitingTicket | undefined {
    const [, id = '', from = '', until = ''] = shape.exec(text) ?? [];
    const ticket = this.ticket(id, Number(from), Number(until));
    return this.secrets.equal(Buffer.from(ticket.text), Buffer.from(text)) ? ticket : undefined;
  }

  private ticket(id: string, from: number, until: number): WaitingTicket {
    const { tenantId, environment } = TenantContext.current();
    const signature = this.secrets
      .keyedDigest('waiting-ticket', tenantId, environment, id, String(from), String(until))
      .toString('base64url');
    const text = ['wait', id, from, until, signature].join('.');
    return { id, text, from: new Date(seconds(from)), until: new Date(seconds(until)) };
  }
}
