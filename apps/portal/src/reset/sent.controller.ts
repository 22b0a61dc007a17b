import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { sentPage, type SentProblem } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicApi } from '../public-api.ts';
import type { Refusal } from '../public-api-outcome.ts';
import type { Visit } from '../visits/visit.ts';
import { Visits } from '../visits/visits.ts';
import { flowCookie, readFlow, type Flow } from './flow-cookie.ts';
import { FLOW_PAGES, Flows, pageAfterProof } from './flows.ts';
import { typedCode } from './typed-code.ts';

const USUAL_CODE_LENGTH = 6;
const USUAL_WAIT_SECONDS = 60;

/** Step 2: the mail is on its way; its code may be typed here. */
@Controller('reset')
export class SentController {
  constructor(
    private readonly visits: Visits,
    private readonly api: PublicApi,
    private readonly flows: Flows,
  ) {}

  @Get('sent')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.page(await this.visits.open(request, reply), 200);
  }

  @Post('sent')
  async prove(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!visit.hasGoodForm()) return this.page(visit, 403, 'stale-form');
    const flow = readFlow(visit.cookies);
    const code = typedCode(visit.form.get('code') ?? '');
    if (!flow || code === '') return this.page(visit, 422, 'code-required');
    if (!new RegExp(`^\\d{${lengthOf(flow)}}$`).test(code)) return this.page(visit, 422, 'code-format');
    const outcome = await this.api.prove(visit.sender('POST /reset/sent'), flow, code);
    if (!outcome.done) return this.page(visit, 422, problemOf(outcome.refusal, 'code-rejected'));
    const { id, flowSecret: secret, setPasswordUntil } = outcome.value;
    const { identifier } = flow;
    visit.setCookie(
      flowCookie({ id, secret, ...(identifier ? { identifier } : {}) }, setPasswordUntil, visit.now),
    );
    visit.seeOther(pageAfterProof(outcome.value));
  }

  @Post('resend')
  async resend(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!visit.hasGoodForm()) return this.page(visit, 403, 'stale-form');
    const open = await this.flows.at(FLOW_PAGES.sent, visit);
    if (!open) return;
    const outcome = await this.api.resend(visit.sender('POST /reset/resend'), open.flow);
    if (outcome.done) {
      const { codeLength, resendAfter } = outcome.value;
      const resendPossibleAt = momentOf(resendAfter ?? undefined, visit.now);
      const flow = { ...open.flow, codeLength, resentAt: visit.now, resendPossibleAt };
      visit.setCookie(flowCookie(flow, open.status.expiresAt, visit.now));
      return visit.seeOther(FLOW_PAGES.sent);
    }
    const { refusal } = outcome;
    if (refusal.code !== 'resend-too-early') return this.page(visit, 409, problemOf(refusal, undefined));
    const resendPossibleAt = momentOf(refusal.retryAfter ?? USUAL_WAIT_SECONDS, visit.now);
    reply.header('retry-after', refusal.retryAfter ?? USUAL_WAIT_SECONDS);
    await this.page(visit, 429, 'resend-early', resendPossibleAt);
  }

  private async page(
    visit: Visit,
    status: number,
    problem?: SentProblem,
    resendPossibleAt?: Date,
  ): Promise<void> {
    const open = await this.flows.at(FLOW_PAGES.sent, visit);
    if (!open) return;
    const { flow, status: request } = open;
    const html = sentPage(visit.frame(FLOW_PAGES.sent), {
      formId: visit.newFormId(),
      resendFormId: visit.newFormId(),
      identifier: flow.identifier ?? '',
      codeLength: lengthOf(flow),
      codeExpiresAt: request.codeExpiresAt,
      linkExpiresAt: request.mailsLink ? request.expiresAt : null,
      resentAt: flow.resentAt,
      resendPossibleAt: resendPossibleAt ?? flow.resendPossibleAt,
      ...(problem ? { problem } : {}),
    });
    visit.page(status, html);
  }
}

const lengthOf = (flow: Flow): number => flow.codeLength ?? USUAL_CODE_LENGTH;

/** A form id that already stood for another request is an old form; a refusal of the flow is told by its state. */
function problemOf<P extends SentProblem | undefined>(refusal: Refusal, otherwise: P): P | 'stale-form' {
  return refusal.code === 'idempotency-key-reused' ? 'stale-form' : otherwise;
}

function momentOf(after: Date | number | undefined, now: Date): Date | undefined {
  return typeof after === 'number' ? new Date(now.getTime() + after * 1000) : after;
}
