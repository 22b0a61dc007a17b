import { Controller } from '@nestjs/common';
import { enrolLinkPage, problemPage } from '@latchkey/ui';
import { MailedLink } from '../forms/mailed-link.ts';
import type { Visit } from '../visits/visit.ts';
import { Visits } from '../visits/visits.ts';
import { lentSessionCookie } from './enrolment-cookie.ts';
import { EnrolmentsApi, type LentSession } from './enrolments-api.ts';
import { METHODS_PAGE } from './own-methods.ts';

/** The link to enrol by: it lends a session for nothing else. */
@Controller('enrol/link')
export class EnrolmentLinkController extends MailedLink<LentSession> {
  constructor(
    protected readonly visits: Visits,
    private readonly api: EnrolmentsApi,
  ) {
    super();
  }

  protected button(visit: Visit, problem?: 'stale-form'): string {
    return enrolLinkPage(visit.frame(''), { formId: visit.newFormId(), ...(problem && { problem }) });
  }

  protected rejection(visit: Visit): string {
    const next = { address: '/sign-in' };
    return problemPage(visit.frame(''), { kind: 'enrol-link-rejected', reference: visit.reference, next });
  }

  protected redeemed(visit: Visit, token: string) {
    return this.api.redeemLink(visit.sender('POST /enrol/link'), token);
  }

  protected goOn(visit: Visit, { sessionToken, expiresAt: until, user }: LentSession): void {
    const lent = { token: sessionToken, displayName: user.displayName, until };
    visit.setCookie(lentSessionCookie(lent, visit.now));
    visit.seeOther(METHODS_PAGE);
  }
}
