import { knownTimeZone, type Locale, type PageFrame } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCookies } from '../cookies.ts';
import type { FormIds } from '../forms/form-ids.ts';
import { idempotencyKeyOf } from '../forms/form-ids.ts';
import { formOf, type FormBody } from '../forms/form-body.ts';
import { isSameOrigin } from '../forms/same-origin.ts';
import type { Caller } from '../first-party-signature.ts';
import type { Appearance, Sender } from '../public-api.ts';

export interface VisitParts {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly caller: Caller;
  readonly appearance: Appearance;
  readonly locale: Locale;
  readonly formIds: FormIds;
}

/** One request of one person to one tenant's pages, and its answer. */
export class Visit {
  readonly caller: Caller;
  readonly appearance: Appearance;
  readonly locale: Locale;
  readonly now = new Date();
  readonly cookies: ReadonlyMap<string, string>;
  readonly form: FormBody;
  private readonly parts: VisitParts;

  constructor(parts: VisitParts) {
    this.parts = parts;
    this.caller = parts.caller;
    this.appearance = parts.appearance;
    this.locale = parts.locale;
    this.cookies = readCookies(parts.request.headers.cookie);
    this.form = formOf(parts.request.body);
  }

  /** Shown on pages of problems, so that a help desk finds the lines of the log. */
  get reference(): string {
    return this.parts.request.id;
  }

  /** `path`: the page that a change of language opens again. */
  frame(path: string): PageFrame {
    const { appearance, locale, now } = this;
    return { locale, tenant: appearance, path, now, timeZone: knownTimeZone(appearance.timeZone) };
  }

  newFormId(): string {
    return this.parts.formIds.issue(this.caller.host, this.now);
  }

  /** False for a form that is not ours, was sent from elsewhere, or lay open for too long: it is shown again. */
  hasGoodForm(): boolean {
    const { request, formIds } = this.parts;
    return isSameOrigin(request.headers) && formIds.isGood(this.form.get('form'), this.caller.host, this.now);
  }

  /** Only after `hasGoodForm`. */
  sender(action: string): Sender {
    const idempotencyKey = idempotencyKeyOf(this.form.get('form') ?? '', action);
    return { caller: this.caller, idempotencyKey, locale: this.locale };
  }

  setCookie(cookie: string): void {
    this.parts.reply.header('set-cookie', cookie);
  }

  page(status: number, html: string): void {
    this.parts.reply.code(status).type('text/html; charset=utf-8').send(html);
  }

  /** Every form that did its work ends here: reload and Back send nothing again. */
  seeOther(address: string): void {
    this.parts.reply.code(303).header('location', address).send('');
  }
}
