import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { linkPage, problemPage } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { LINK_TOKEN } from '../forms/link-token.ts';
import { PublicApi } from '../public-api.ts';
import type { Visit } from '../visits/visit.ts';
import { Visits } from '../visits/visits.ts';
import { flowCookie, readFlow } from './flow-cookie.ts';
import { pageAfterProof, startAgain } from './flows.ts';

/** Mail scanners open links, and some of them more than once: only the button of this page redeems one. */
@Controller('reset/link')
export class LinkController {
  constructor(
    private readonly visits: Visits,
    private readonly api: PublicApi,
  ) {}

  @Get(':token')
  async show(
    @Param('token') token: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.open(request, reply);
    // A link that a mail program has cut off would fail only after the button.
    if (!LINK_TOKEN.test(token)) return rejected(visit);
    visit.page(200, linkPage(visit.frame(''), { formId: visit.newFormId() }));
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
    const outcome = await this.api.redeemLink(visit.sender('POST /reset/link'), token);
    if (!outcome.done) {
      return outcome.refusal.code === 'idempotency-key-reused' ? stale(visit, 409) : rejected(visit);
    }
    const { id, flowSecret: secret, setPasswordUntil } = outcome.value;
    // The link may belong to another request than the one this browser began: then nothing is known about it.
    const own = readFlow(visit.cookies);
    const known = own?.id === id && own.identifier ? { identifier: own.identifier } : {};
    visit.setCookie(flowCookie({ id, secret, ...known }, setPasswordUntil, visit.now));
    visit.seeOther(pageAfterProof(outcome.value));
  }
}

function stale(visit: Visit, status: number): void {
  visit.page(status, linkPage(visit.frame(''), { formId: visit.newFormId(), problem: 'stale-form' }));
}

function rejected(visit: Visit): void {
  const next = startAgain(visit, readFlow(visit.cookies)?.identifier);
  const content = { kind: 'link-rejected', reference: visit.reference, next } as const;
  visit.page(410, problemPage(visit.frame(''), content));
}
