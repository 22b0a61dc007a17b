import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { knownTimeZone, problemPage, type PageFrame, type ProblemKind, type ProblemPage } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { formOf } from './forms/form-body.ts';
import { METHODS_PAGE } from './enrolments/own-methods.ts';
import { Log } from './log.ts';
import { TooManyTries, UnknownHost } from './public-api-outcome.ts';
import { PublicApiUnreachable } from './public-api-client.ts';
import { Visits, callerOf } from './visits/visits.ts';

interface Verdict {
  readonly kind: ProblemKind;
  readonly status: number;
  /** Seconds. */
  readonly retryAfter?: number;
}

/** Forms without a secret: they can be sent again by one button, with everything that was typed. */
const SENT_AGAIN: ReadonlySet<string> = new Set([
  '/reset',
  '/reset/resend',
  '/reset/link/:token',
  '/enrol/link/:token',
  '/sign-out',
]);

/** Every failure ends in a page that says what happened, whether anything was changed, and what to do next. */
@Catch()
export class PageFilter implements ExceptionFilter {
  constructor(
    private readonly visits: Visits,
    private readonly log: Log,
  ) {}

  catch(error: unknown, context: ArgumentsHost): void {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const verdict = verdictOf(error);
    this.note(error, verdict, request);
    if (verdict.retryAfter !== undefined) reply.header('retry-after', Math.ceil(verdict.retryAfter));
    const html = problemPage(this.frame(request, verdict), this.content(request, verdict));
    reply.code(verdict.status).type('text/html; charset=utf-8').send(html);
  }

  private note(error: unknown, { kind }: Verdict, request: FastifyRequest): void {
    const fields = { request_id: request.id, route: request.routeOptions.url ?? '(none)' };
    if (kind === 'broken') this.log.failure('A page failed', error, fields);
    if (!(error instanceof PublicApiUnreachable)) return;
    this.log.failure('public-api gave no usable answer', error.cause ?? error, fields);
  }

  private frame(request: FastifyRequest, { kind }: Verdict): PageFrame {
    const host = kind === 'unknown-host' ? undefined : callerOf(request)?.host;
    const tenant = host === undefined ? undefined : this.visits.appearances.lastSeen(host);
    return {
      locale: this.visits.languages.of(request, tenant?.defaultLocale),
      tenant: tenant ?? null,
      path: request.method === 'GET' ? '' : startOf(request),
      now: new Date(),
      timeZone: knownTimeZone(tenant?.timeZone),
    };
  }

  private content(request: FastifyRequest, { kind, retryAfter }: Verdict): ProblemPage {
    const retryAt = retryAfter === undefined ? {} : { retryAt: new Date(Date.now() + retryAfter * 1000) };
    const content = { kind, reference: request.id, ...retryAt };
    const isTransient = kind === 'unavailable' || kind === 'too-many';
    if (isTransient) return { ...content, next: this.again(request) };
    return kind === 'unknown-host' ? content : { ...content, next: { address: startOf(request) } };
  }

  private again(request: FastifyRequest): NonNullable<ProblemPage['next']> {
    const route = request.routeOptions.url ?? '';
    if (request.method !== 'POST') return { address: '' };
    // What is in the address of a page is filled in already where that is open.
    if (!SENT_AGAIN.has(route)) return { address: route.includes(':') ? '' : route };
    const form = formOf(request.body);
    const identifier = form.get('identifier');
    const host = callerOf(request)?.host ?? '';
    return {
      // A link's address is open already: the page need not repeat the token.
      action: route.includes(':') ? '' : route,
      formId: form.get('form') ?? this.visits.formIds.issue(host, new Date()),
      values: identifier === undefined ? {} : { identifier },
    };
  }
}

/** Where one begins again: with what one proves by, or with a reset. */
function startOf({ routeOptions }: FastifyRequest): string {
  return routeOptions.url?.startsWith(METHODS_PAGE) ? METHODS_PAGE : '/reset';
}

function verdictOf(error: unknown): Verdict {
  if (error instanceof UnknownHost) return { kind: 'unknown-host', status: 404 };
  if (error instanceof TooManyTries) return { kind: 'too-many', status: 429, retryAfter: error.retryAfter };
  if (error instanceof PublicApiUnreachable) return { kind: 'unavailable', status: 503, retryAfter: 10 };
  const status = statusOf(error);
  if (status === 404 || status === 405) return { kind: 'not-found', status };
  if (status === 413) return { kind: 'too-large', status };
  return { kind: 'broken', status: status >= 400 && status < 500 ? status : 500 };
}

function statusOf(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  return typeof status === 'number' ? status : 500;
}
