import { setTimeout as pause } from 'node:timers/promises';
import type { System } from '../system.ts';
import { FormBrowser, headingOf, type Page } from './form-browser.ts';

/** A step of the tour did not end as it must. */
export class TourFailed extends Error {}

interface TourMail {
  readonly subject: string;
  readonly text: string;
}

const newPassword = 'seven green kettles sing';

/** Plays one whole recovery against a running system, as a person with a mail program would. */
export class ResetTour {
  readonly #system: System;
  readonly #say: (words: string) => void;

  constructor(system: System, say: (words: string) => void) {
    this.#system = system;
    this.#say = say;
  }

  async run(): Promise<void> {
    const user = this.#system.demonstration?.users[0];
    if (!user) throw new TourFailed('the demonstration tenant has no user');
    this.#say(`\n${user.name} has forgotten the password and asks for a new one.`);
    await this.#ask(user.email);

    this.#say('\nA mail comes. A scanner follows its link first, twice by GET and once by HEAD.');
    const mail = await this.#mail(user.email, /reset/i);
    const link = /https?:\/\/\S+\/reset\/link\/[\w-]{43}/.exec(mail.text)?.[0];
    if (!link) throw new TourFailed('the mail holds no link');
    const path = new URL(link).pathname;
    const scanner = this.#browser();
    await scanner.open(path, 'HEAD');
    for (let time = 0; time < 2; time += 1) this.#expect(await scanner.open(path), 200);

    this.#say('\nThen the owner opens it, presses the button and chooses a new password.');
    const browser = this.#browser();
    const landing = await browser.open(path);
    const choose = await browser.submit(landing, /\/reset\/link\//, {});
    this.#expect(choose, 200, /password/i);
    const refused = await browser.submit(choose, /\/reset\/password/, { 'new-password': 'too short' });
    this.#expect(refused, 422);
    const done = await browser.submit(refused, /\/reset\/password/, { 'new-password': newPassword });
    this.#expect(done, 200);
    if (done.path !== '/reset/done') throw new TourFailed(`the reset ended at ${done.path}`);
    await this.#mail(user.email, /changed/i);

    this.#say('\nThe new password signs in, the old one does not, and the link is spent.');
    await this.#signIn(user.email, newPassword, true);
    await this.#signIn(user.email, user.password, false);
    const again = this.#browser();
    const spent = await again.submit(await again.open(path), /\/reset\/link\//, {});
    this.#expect(spent, 410);
  }

  async #ask(email: string): Promise<void> {
    const browser = this.#browser();
    const form = await browser.open('/');
    this.#expect(await browser.submit(form, /\/reset$/, { identifier: email }), 200);
  }

  async #signIn(identifier: string, password: string, works: boolean): Promise<void> {
    const browser = this.#browser();
    const form = await browser.open('/sign-in');
    const answer = await browser.submit(form, /\/sign-in$/, { identifier, password });
    if (works !== (answer.path === '/account')) {
      throw new TourFailed(`signing in ${works ? 'failed' : 'worked'} and should not have`);
    }
  }

  #browser(): FormBrowser {
    const origin = `http://localhost:${this.#system.port('portal')}`;
    return new FormBrowser(origin, (page) => this.#tell(page));
  }

  #tell(page: Page): void {
    const shown = page.path.replace(/(\/reset\/link\/).+/, '$1…');
    const heading = headingOf(page);
    const where = page.location === undefined ? '' : ` → ${page.location}`;
    this.#say(
      `  ${page.method.padEnd(4)} ${shown}  ${page.status}${where}${heading ? `  “${heading}”` : ''}`,
    );
  }

  #expect(page: Page, status: number, heading = /./): void {
    if (page.status === status && heading.test(headingOf(page))) return;
    throw new TourFailed(
      `${page.method} ${page.path} answered ${page.status} “${headingOf(page)}”, not ${status}`,
    );
  }

  async #mail(to: string, subject: RegExp): Promise<TourMail> {
    const end = performance.now() + 15_000;
    while (performance.now() < end) {
      const url = `${this.#system.url('mail-catcher')}/api/messages?to=${encodeURIComponent(to)}`;
      const answer = (await (await fetch(url)).json()) as TourMail[] | { messages: TourMail[] };
      const mails = Array.isArray(answer) ? answer : answer.messages;
      const found = mails.find((mail) => subject.test(mail.subject));
      if (found) {
        this.#say(`  mail to ${to}: “${found.subject}”`);
        return found;
      }
      await pause(100);
    }
    throw new TourFailed(`no mail about ${String(subject)} came within 15 seconds`);
  }
}
