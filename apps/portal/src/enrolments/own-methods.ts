import { methodsPage, type EnrolProblem, type OfferedMethod } from '@latchkey/ui';
import type { Refusal } from '../public-api-outcome.ts';
import { noSessionCookie, sessionOf } from '../session/session-cookie.ts';
import type { Visit } from '../visits/visit.ts';
import type { EnrolmentsApi, OwnMethod } from './enrolments-api.ts';
import { lentSessionOf, noLentSessionCookie, type LentSession } from './enrolment-cookie.ts';

export const METHODS_PAGE = '/account/methods';
export const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Methods that a person may have several of, and how many. */
const HELD_SEVERAL: ReadonlySet<string> = new Set(['sms', 'passkey']);
export const MOST_OF_ONE = 10;

export interface EnrollingSession {
  readonly token: string;
  /** Only by a mailed link. */
  readonly lent: LentSession | undefined;
}

export interface OpenMethods {
  readonly session: EnrollingSession;
  readonly methods: readonly OwnMethod[];
}

export interface News {
  /** Id of an enrolment that a moment ago became the person's. */
  readonly added?: string;
  readonly removed?: boolean;
  readonly problem?: EnrolProblem;
}

/** What the person at the pages can prove by: signed in, or by a mailed link. */
export class OwnMethods {
  private readonly api: EnrolmentsApi;

  constructor(api: EnrolmentsApi) {
    this.api = api;
  }

  /** A link that was opened here is newer than whoever is signed in. Without a session the visitor is led to sign in. */
  session(visit: Visit): EnrollingSession | undefined {
    const lent = lentSessionOf(visit);
    const token = lent?.token ?? sessionOf(visit);
    if (token) return { token, lent };
    visit.seeOther('/sign-in');
    return undefined;
  }

  /** Undefined where the visitor has been answered. */
  async open(visit: Visit): Promise<OpenMethods | undefined> {
    const session = this.session(visit);
    if (!session) return undefined;
    const outcome = await this.api.own(visit.caller, session.token);
    if (outcome.done) return { session, methods: outcome.value.methods };
    this.ended(visit, session);
    return undefined;
  }

  /** Forgets a session that is none any more; another one may still be there. */
  ended(visit: Visit, { lent }: EnrollingSession): void {
    visit.setCookie(lent ? noLentSessionCookie() : noSessionCookie());
    visit.seeOther(lent && sessionOf(visit) ? METHODS_PAGE : '/sign-in?ended=1');
  }

  page(visit: Visit, { session, methods }: OpenMethods, status: number, news: News = {}): void {
    const { lent } = session;
    const html = methodsPage(visit.frame(METHODS_PAGE), {
      methods: methods.map(offered),
      byLink: lent && { displayName: lent.displayName, until: lent.until },
      added: addedOf(methods, news.added),
      removed: news.removed ?? false,
      problem: news.problem,
    });
    visit.page(status, html);
  }

  /** Whatever was asked for is not here: the list tells what is. */
  notOffered(visit: Visit, open: OpenMethods): void {
    this.page(visit, open, 404, { problem: { fault: 'not-offered' } });
  }
}

export function hasEnded({ code }: Refusal): boolean {
  return code === 'session-ended' || code === 'unauthenticated';
}

export function offered({ verificationId, name, method, enrolments }: OwnMethod): OfferedMethod {
  const held = enrolments.filter(({ status }) => status === 'active');
  const several = HELD_SEVERAL.has(method) && held.length < MOST_OF_ONE;
  return {
    ...{ verificationId, name, method, held },
    begun: enrolments.some(({ status }) => status === 'begun'),
    mayAdd: held.length === 0 || several,
  };
}

export function countHeld(methods: readonly OwnMethod[]): number {
  return methods.flatMap((method) => offered(method).held).length;
}

function addedOf(methods: readonly OwnMethod[], id: string | undefined) {
  for (const { name, enrolments } of methods) {
    const usableFrom = enrolments.find((each) => each.id === id)?.usableFrom;
    if (usableFrom) return { name, usableFrom };
  }
  return undefined;
}
