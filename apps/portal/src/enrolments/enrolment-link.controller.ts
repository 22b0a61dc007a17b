import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { enrolLinkPage, problemPage } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LINK_TOKEN } from '../forms/link-token.ts';
import type { Visit } from '../visits/visit.ts';
import { Visits } from '../visits/visits.ts';
import { lentSessionCookie } from './enrolment-cookie.ts';
import { EnrolmentsApi } from './enrolments-api.ts';
import { METHODS_PAGE } from './own-methods.ts';

/** A mailed link to enrol by. Mail scanners open links: only the button of this page redeems one. */
@Controller('enrol/link')
export class EnrolmentLinkController {
  constructor(
    private readonly visits: Visits,
    private readonly api: EnrolmentsApi,
  ) {}

  @Get(':token')
  async show(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!LINK_TOKEN.test(token)) return rejected(visit);
    visit.page(200, enrolLinkPage(visit.frame(''), { formId: visit.newFormId() }));
  }

  @Post(':token')
  async redeem(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!LINK_TOKEN.test(token)) return rejected(visit);
    if (!visit.hasGoodForm()) return stale(visit, 403);
    const outcome = await this.api.redeemLink(visit.sender('POST /enrol/link'), token);
    if (!outcome.done)
      return outcome.refusal.code === 'idempotency-key-reused' ? stale(visit, 409) : rejected(visit);
    const { sessionToken, expiresAt: until, user } = outcome.value;
    const lent = { token: sessionToken, displayName: user.displayName, until };
    visit.setCookie(lentSessionCookie(lent, visit.now));
    visit.seeOther(METHODS_PAGE);
  }
}

function stale(visit: Visit, status: number): void {
  visit.page(status, enrolLinkPage(visit.frame(''), { formId: visit.newFormId(), problem: 'stale-form' }));
}

function rejected(visit: Visit): void {
  const next = { address: '/sign-in' };
  const content = { kind: 'enrol-link-rejected', reference: visit.reference, next } as const;
  visit.page(410, problemPage(visit.frame(''), content));
}
