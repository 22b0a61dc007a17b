import { setTimeout as pause } from 'node:timers/promises';

export interface CaughtMail {
  readonly id: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly envelope: { readonly to: readonly string[]; readonly recipientCommands: readonly string[] };
}

export interface MailedSecrets {
  readonly token: string;
  readonly link: string;
  readonly code: string;
}

const patience = 15_000;
const typedForm = /^(\d{6,10})$/m;

/** What the mail catcher has caught. */
export class Mails {
  constructor(private readonly catcher: string) {}

  async to(address: string): Promise<CaughtMail[]> {
    const answer = await fetch(`${this.catcher}/api/messages?to=${encodeURIComponent(address)}`);
    const found = (await answer.json()) as CaughtMail[] | { messages: CaughtMail[] };
    return Array.isArray(found) ? found : found.messages;
  }

  async clear(): Promise<void> {
    await fetch(`${this.catcher}/api/messages`, { method: 'DELETE' });
  }

  /** Makes the mail server misbehave; undefined ends every fault. */
  async fault(fault?: Record<string, unknown>): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const sent = fault ? { method: 'POST', headers, body: JSON.stringify(fault) } : { method: 'DELETE' };
    const { status } = await fetch(`${this.catcher}/api/faults`, sent);
    if (status !== 200) throw new Error(`the mail catcher refused a fault: ${status}`);
  }

  /** Waits until so many mails of this kind have come; the newest last. */
  async await(address: string, subject: RegExp, count = 1): Promise<CaughtMail[]> {
    // A long row of mails takes its time, and asking for all of them often would only slow it down.
    const end = performance.now() + patience + count * 40;
    for (;;) {
      const found = (await this.to(address)).filter((mail) => subject.test(mail.subject));
      if (found.length >= count) return found;
      if (performance.now() > end) {
        throw new Error(`${found.length} of ${count} mails about ${String(subject)} came to ${address}`);
      }
      await pause(count > 100 ? 2000 : 50);
    }
  }

  async secrets(address: string, count = 1): Promise<MailedSecrets> {
    const mails = await this.await(address, /reset your password/, count);
    return secretsOf(mails.at(-1));
  }

  /** Of the first mail whose link is none of these: one that was sent twice tells nothing new. */
  async newSecrets(address: string, used: ReadonlySet<string>): Promise<MailedSecrets> {
    for (let count = 1; ; count += 1) {
      const mails = await this.await(address, /reset your password/, count);
      const found = mails
        .filter(hasCode)
        .map(secretsOf)
        .find(({ token }) => !used.has(token));
      if (found) return found;
    }
  }
}

/** A link that staff has mailed comes without one. */
function hasCode({ text }: CaughtMail): boolean {
  return typedForm.test(text);
}

export function secretsOf(mail: CaughtMail | undefined): MailedSecrets {
  const link = /https?:\/\/\S+\/reset\/link\/[\w-]{43}/.exec(mail?.text ?? '')?.[0] ?? '';
  const code = typedForm.exec(mail?.text ?? '')?.[1] ?? '';
  const token = link.slice(-43);
  if (token === '' || code === '') throw new Error('the mail holds no link or no code');
  return { token, link, code };
}
