import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

/** One message as it came over the wire. */
export interface TakenMessage {
  /** The RCPT commands as they were sent, before anybody parsed them. */
  readonly recipientCommands: readonly string[];
  readonly from: string;
  readonly raw: Buffer;
}

/** What the server does at one point of the conversation; a hang is an answer that never comes. */
export type Behaviour = 'accept' | 'hang' | { readonly code: number };

type Answer = (error?: Error | null) => void;

/** An SMTP server that keeps what it is given, and can misbehave. */
export class SmtpSink {
  readonly taken: TakenMessage[] = [];
  readonly commands: string[] = [];
  atRecipient: Behaviour = 'accept';
  atData: Behaviour = 'accept';
  private readonly server: SMTPServer;

  private constructor() {
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      authOptional: true,
      disableReverseLookup: true,
      hideSMTPUTF8: false,
      closeTimeout: 10,
      logger: this.commandLog() as never,
      onRcptTo: (_address, _session, answer: Answer) => behave(this.atRecipient, answer),
      onData: (stream, session, answer: Answer) => {
        void buffer(stream).then((raw) => {
          const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
          const recipientCommands = this.commands.filter((command) => /^RCPT/i.test(command));
          if (this.atData === 'accept') this.taken.push({ recipientCommands, from, raw });
          behave(this.atData, answer);
        });
      },
    });
    // A client that leaves in the middle is what some tests are about.
    this.server.on('error', () => undefined);
  }

  static async start(): Promise<SmtpSink> {
    const sink = new SmtpSink();
    const listener = sink.server.listen(0, '127.0.0.1');
    await once(listener, 'listening');
    return sink;
  }

  get url(): string {
    return `smtp://127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  /** As it was at the beginning. */
  forget(): void {
    this.atRecipient = 'accept';
    this.atData = 'accept';
    this.taken.length = 0;
    this.commands.length = 0;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private commandLog() {
    const nothing = () => undefined;
    const debug = (entry: { tnx?: string }, _format: string, line?: string) => {
      if (entry.tnx === 'command' && line !== undefined) this.commands.push(line);
    };
    return {
      level: nothing,
      trace: nothing,
      debug,
      info: nothing,
      warn: nothing,
      error: nothing,
      fatal: nothing,
    };
  }
}

function behave(behaviour: Behaviour, answer: Answer): void {
  if (behaviour === 'hang') return;
  if (behaviour === 'accept') answer();
  else
    answer(Object.assign(new Error('ada@example.com is not wanted here'), { responseCode: behaviour.code }));
}
