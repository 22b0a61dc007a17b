import { isIP } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { readCookies } from '../cookies.ts';
import type { Caller } from '../first-party-signature.ts';
import type { FormIds } from '../forms/form-ids.ts';
import { UnknownHost } from '../public-api-outcome.ts';
import type { Appearances } from './appearances.ts';
import { readDevice } from './device-cookie.ts';
import type { Languages } from './language.ts';
import { pageHost } from './page-host.ts';
import { Visit } from './visit.ts';

/** Opens the door: host, language and appearance of every request to a page. */
export class Visits {
  readonly languages: Languages;
  readonly appearances: Appearances;
  readonly formIds: FormIds;

  constructor(languages: Languages, appearances: Appearances, formIds: FormIds) {
    this.languages = languages;
    this.appearances = appearances;
    this.formIds = formIds;
  }

  /** Throws UnknownHost or PublicApiUnreachable, which the filter turns into pages. */
  async open(request: FastifyRequest, reply: FastifyReply): Promise<Visit> {
    const caller = callerOf(request);
    if (!caller) throw new UnknownHost();
    const appearance = await this.appearances.of(caller);
    const locale = this.languages.of(request, appearance.defaultLocale);
    const visit = new Visit({ request, reply, caller, appearance, locale, formIds: this.formIds });
    const chosen = this.languages.chosen(request);
    if (chosen) visit.setCookie(this.languages.cookie(chosen));
    return visit;
  }
}

/** The Host header decides nothing here: public-api looks it up, and no link is ever built from it. */
export function callerOf(request: FastifyRequest): Caller | undefined {
  const host = pageHost(request.raw.headers.host);
  if (!host) return undefined;
  const { headers } = request;
  const device = readDevice(readCookies(headers.cookie));
  return {
    host,
    // What a proxy forwards need not be an address.
    address: isIP(request.ip) === 0 ? (request.socket.remoteAddress ?? '0.0.0.0') : request.ip,
    userAgent: (headers['user-agent'] ?? '').slice(0, 1024),
    device,
  };
}
