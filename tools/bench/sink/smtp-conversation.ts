type Say = (line: string) => void;
type Keep = (address: string, secret: string | undefined) => void;

const link = /\/reset\/link\/([\w-]{43})/;

/** The server's side of SMTP, as far as a client needs it that wants to deliver. */
export class SmtpConversation {
  readonly #say: Say;
  readonly #keep: Keep;
  #received = '';
  #addresses: string[] = [];
  #inMail = false;

  constructor(say: Say, keep: Keep) {
    this.#say = say;
    this.#keep = keep;
    say('220 localhost ESMTP');
  }

  /** False when the client has said goodbye. */
  take(text: string): boolean {
    this.#received += text;
    for (;;) {
      const mark = this.#inMail ? '\r\n.\r\n' : '\r\n';
      const end = this.#received.indexOf(mark);
      if (end < 0) return true;
      const part = this.#received.slice(0, end);
      this.#received = this.#received.slice(end + mark.length);
      if (this.#inMail) this.#finish(part);
      else if (!this.#obey(part)) return false;
    }
  }

  #obey(line: string): boolean {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'QUIT') {
      this.#say('221 goodbye');
      return false;
    }
    if (verb === 'RCPT') this.#addresses.push(/<([^>]*)>/.exec(line)?.[1] ?? '');
    if (verb === 'DATA') this.#inMail = true;
    this.#say(verb === 'DATA' ? '354 go on' : '250 ok');
    return true;
  }

  #finish(mail: string): void {
    // Soft line breaks of quoted-printable may stand inside the link.
    const secret = link.exec(mail.replaceAll('=\r\n', ''))?.[1];
    for (const address of this.#addresses) this.#keep(address, secret);
    this.#addresses = [];
    this.#inMail = false;
    this.#say('250 kept');
  }
}
