import { Faults } from './faults.ts';
import { listenHttp, type HttpSide } from './http.ts';
import { Mailbox } from './mailbox.ts';
import { listenSmtp, type SmtpSide } from './smtp.ts';

export interface MailCatcherOptions {
  readonly host?: string;
  /** Free ports when absent. */
  readonly smtpPort?: number;
  readonly httpPort?: number;
}

/** A mail server that delivers nothing and shows everything: as a process of its own, or inside a test. */
export class MailCatcher {
  readonly mailbox: Mailbox;
  readonly faults: Faults;
  readonly smtpUrl: string;
  readonly url: string;
  readonly #sides: readonly (SmtpSide | HttpSide)[];

  private constructor(mailbox: Mailbox, faults: Faults, host: string, smtp: SmtpSide, http: HttpSide) {
    this.mailbox = mailbox;
    this.faults = faults;
    this.smtpUrl = `smtp://${host}:${smtp.port}`;
    this.url = `http://${host}:${http.port}`;
    this.#sides = [smtp, http];
  }

  static async start(options: MailCatcherOptions = {}): Promise<MailCatcher> {
    const { host = '127.0.0.1', smtpPort = 0, httpPort = 0 } = options;
    const mailbox = new Mailbox();
    const faults = new Faults();
    const smtp = await listenSmtp({ host, port: smtpPort, mailbox, faults });
    const http = await listenHttp({ host, port: httpPort, mailbox, faults });
    return new MailCatcher(mailbox, faults, host, smtp, http);
  }

  async stop(): Promise<void> {
    await Promise.all(this.#sides.map((side) => side.stop()));
  }
}
