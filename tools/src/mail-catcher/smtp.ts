import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import type { Faults } from './faults.ts';
import type { Mailbox } from './mailbox.ts';

export interface SmtpSide {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

type Answer = (error?: Error | null) => void;

interface Caught {
  readonly mailbox: Mailbox;
  readonly faults: Faults;
}

/** An SMTP server without any sign-in that puts every message into the mailbox, unless a fault is switched on. */
export async function listenSmtp(options: { host: string; port: number } & Caught): Promise<SmtpSide> {
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    disableReverseLookup: true,
    hideSMTPUTF8: false,
    closeTimeout: 20,
    ...conversation(options),
  });
  // A client that went away in the middle is an everyday thing for a catcher.
  server.on('error', () => undefined);
  server.server.prependListener('connection', (socket) => {
    if (options.faults.take('refuse-connection')) socket.resetAndDestroy();
  });
  const listener = server.listen(options.port, options.host);
  await once(listener, 'listening');
  return {
    port: (listener.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function conversation({ mailbox, faults }: Caught): SMTPServerOptions {
  const commands = new RecipientCommands();
  return {
    logger: commands.logger as unknown as NonNullable<SMTPServerOptions['logger']>,
    onConnect: (_session, answer: Answer) => void slowed(faults).then(() => answer()),
    onMailFrom: (_address, session, answer: Answer) => {
      commands.forget(session.id);
      void slowed(faults).then(() => answer());
    },
    onRcptTo: (_address, _session, answer: Answer) => {
      void slowed(faults).then(() => answer(rejection(faults, 'recipient')));
    },
    onData: (stream, session, answer) => {
      const received = async (): Promise<void> => {
        const raw = await buffer(stream);
        const refused = rejection(faults, 'data');
        if (!refused) await mailbox.add(envelopeOf(session, commands.of(session.id)), raw);
        if (faults.take('hang-after-data')) return;
        await slowed(faults);
        answer(refused);
      };
      received().catch((error: Error) => answer(error));
    },
    onClose: (session) => commands.forget(session.id),
  };
}

async function slowed(faults: Faults): Promise<void> {
  const slow = faults.take('slow');
  if (slow) await delay(slow.delayMs, undefined, { ref: false });
}

function rejection(faults: Faults, stage: 'recipient' | 'data'): Error | null {
  if (faults.take('reject-temporarily', (fault) => fault.stage === stage)) {
    return Object.assign(new Error('4.7.1 Try again later'), { responseCode: 451 });
  }
  if (faults.take('reject-permanently', (fault) => fault.stage === stage)) {
    return Object.assign(new Error('5.1.1 No such mailbox'), { responseCode: 550 });
  }
  return null;
}

function envelopeOf({ envelope }: SMTPServerSession, recipientCommands: readonly string[]) {
  return {
    from: envelope.mailFrom === false ? '' : envelope.mailFrom.address,
    to: envelope.rcptTo.map(({ address }) => address),
    recipientCommands,
  };
}

/** The server parses an address before we see it; its log is where the command stands as it was received. */
class RecipientCommands {
  readonly #bySession = new Map<string, string[]>();

  readonly logger = {
    level: () => undefined,
    debug: (entry: { tnx?: string; cid?: string }, _format: string, line?: string) => {
      if (entry.tnx !== 'command' || entry.cid === undefined || !line?.toUpperCase().startsWith('RCPT'))
        return;
      this.#bySession.set(entry.cid, [...this.of(entry.cid), line]);
    },
    trace: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
    fatal: () => undefined,
  };

  of(session: string): readonly string[] {
    return this.#bySession.get(session) ?? [];
  }

  forget(session: string): void {
    this.#bySession.delete(session);
  }
}
