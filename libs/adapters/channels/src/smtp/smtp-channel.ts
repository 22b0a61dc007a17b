import { isMailAddress } from '@latchkey/identity';
import { MailChannel, type HandOverResult, type Mail } from '@latchkey/messaging';
import { createTransport, type Transporter } from 'nodemailer';
import { refusedForGood, reasonOf } from './errors.ts';

export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly url: string;
  /** The address that mails come from; its display name is the tenant's. */
  readonly fromAddress: string;
  /** Milliseconds to wait for a connection, for the server's greeting, and for any of its later answers. */
  readonly deadlines?: SmtpDeadlines;
}

export interface SmtpDeadlines {
  readonly connection: number;
  readonly greeting: number;
  readonly answer: number;
}

const usual: SmtpDeadlines = { connection: 3_000, greeting: 5_000, answer: 15_000 };

/**
 * Mail over SMTP. Envelope and headers get addresses as objects, one recipient each: nothing in a name or an address
 * can become another header or recipient (S-04).
 */
export class SmtpChannel extends MailChannel {
  private readonly transport: Transporter;

  constructor(private readonly settings: SmtpSettings) {
    super();
    const { connection, greeting, answer } = settings.deadlines ?? usual;
    this.transport = createTransport({
      url: settings.url,
      pool: true,
      maxConnections: 8,
      maxMessages: 200,
      connectionTimeout: connection,
      greetingTimeout: greeting,
      socketTimeout: answer,
      disableFileAccess: true,
      disableUrlAccess: true,
    } as Parameters<typeof createTransport>[0]);
  }

  async handOver(mail: Mail): Promise<HandOverResult> {
    const { fromAddress } = this.settings;
    // Checked where the account was made, and again at the last door: what a library makes of an odd address is its own.
    if (!isMailAddress(mail.to)) return { kind: 'refused', reason: 'not-an-address' };
    try {
      await this.transport.sendMail({
        messageId: `<${mail.id}@${fromAddress.split('@').at(-1) ?? 'localhost'}>`,
        from: { name: oneLine(mail.fromName), address: fromAddress },
        to: { name: '', address: mail.to },
        envelope: { from: fromAddress, to: [mail.to] },
        subject: oneLine(mail.subject),
        html: mail.html,
        text: mail.text,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
      return { kind: 'accepted' };
    } catch (error) {
      return { kind: refusedForGood(error) ? 'refused' : 'later', reason: reasonOf(error) };
    }
  }

  close(): void {
    this.transport.close();
  }
}

/** Control characters end a header line or hide its rest. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
