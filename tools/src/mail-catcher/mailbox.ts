import { randomUUID } from 'node:crypto';
import PostalMime from 'postal-mime';

/** What the SMTP conversation said, before anybody interpreted it. */
export interface Envelope {
  readonly from: string;
  /** The addresses of RCPT TO, in their order. */
  readonly to: readonly string[];
  /** The RCPT commands as they came over the wire. */
  readonly recipientCommands: readonly string[];
}

export interface CaughtMail {
  readonly id: string;
  readonly receivedAt: string;
  readonly envelope: Envelope;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly raw: string;
}

/** More than anybody reads; the oldest go first, so that a benchmark cannot fill the memory. */
const CAPACITY = 5_000;

export class Mailbox {
  readonly #mails: CaughtMail[] = [];

  async add(envelope: Envelope, raw: Buffer): Promise<CaughtMail> {
    const parsed = await PostalMime.parse(raw);
    const mail: CaughtMail = {
      id: randomUUID(),
      receivedAt: new Date().toISOString(),
      envelope,
      from: parsed.from?.address ?? '',
      to: (parsed.to ?? []).flatMap((entry) => entry.address ?? []),
      subject: parsed.subject ?? '',
      text: parsed.text ?? '',
      html: parsed.html ?? null,
      headers: parsed.headers.map(({ originalKey, value }) => ({ name: originalKey, value })),
      raw: raw.toString('utf8'),
    };
    this.#mails.push(mail);
    if (this.#mails.length > CAPACITY) this.#mails.shift();
    return mail;
  }

  /** Oldest first. A recipient is compared with the envelope, exactly. */
  list(recipient?: string): readonly CaughtMail[] {
    if (recipient === undefined) return [...this.#mails];
    return this.#mails.filter((mail) => mail.envelope.to.includes(recipient));
  }

  find(id: string): CaughtMail | undefined {
    return this.#mails.find((mail) => mail.id === id);
  }

  clear(): void {
    this.#mails.length = 0;
  }
}
