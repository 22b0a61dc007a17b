import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { morePage, type MoreProblem } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicApi, type ResetStatus } from '../public-api.ts';
import type { Visit } from '../visits/visit.ts';
import { Visits } from '../visits/visits.ts';
import { flowCookie, readFlow } from './flow-cookie.ts';
import { FLOW_PAGES, Flows, pageAfterProof } from './flows.ts';

const VERIFICATION = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/** In bytes of UTF-8; public-api takes no longer one. */
const LONGEST_CODE = 64;

/** Between the mail and the new password: what the process asks for beside it. */
@Controller('reset/more')
export class MoreController {
  constructor(
    private readonly visits: Visits,
    private readonly api: PublicApi,
    private readonly flows: Flows,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { unable } = request.query as { readonly unable?: unknown };
    const visit = await this.visits.open(request, reply);
    await (unable === undefined ? this.page(visit, 200) : this.page(visit, 409, 'unable'));
  }

  @Post()
  async prove(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!visit.hasGoodForm()) return this.page(visit, 403, 'stale-form');
    const flow = readFlow(visit.cookies);
    const verificationId = visit.form.get('verification') ?? '';
    if (
      !flow ||
      !VERIFICATION.test(verificationId) ||
      Buffer.byteLength(visit.form.get('code') ?? '') > LONGEST_CODE
    )
      return this.page(visit, 422, 'rejected');
    const code = visit.form.get('code') ?? '';
    const proof = { verificationId, ...(code === '' ? {} : { code }) };
    const outcome = await this.api.proveFurther(visit.sender('POST /reset/more'), flow, proof);
    if (!outcome.done) {
      const reused = outcome.refusal.code === 'idempotency-key-reused';
      return this.page(visit, reused ? 409 : 422, reused ? 'stale-form' : 'rejected');
    }
    const { id, flowSecret: secret, setPasswordUntil } = outcome.value;
    const known = flow.identifier ? { identifier: flow.identifier } : {};
    visit.setCookie(flowCookie({ id, secret, ...known }, setPasswordUntil, visit.now));
    visit.seeOther(pageAfterProof(outcome.value));
  }

  private async page(visit: Visit, status: number, problem?: MoreProblem): Promise<void> {
    const open = await this.flows.at(FLOW_PAGES.more, visit);
    if (!open) return;
    const asked = askedFor(open.status);
    // Proven in another tab meanwhile: the state leads on.
    if (asked.length === 0) return visit.seeOther(FLOW_PAGES.password);
    const ready = asked.filter(({ readiness }) => readiness === 'ready');
    const html = morePage(visit.frame(FLOW_PAGES.more), {
      proofs: ready.map(({ id: verificationId, name, method, asksFor, asksFirst, destinations }) => ({
        ...{ verificationId, name, method, asksFirst, destinations },
        ...{ asksCode: asksFor === 'code' && !asksFirst, formId: visit.newFormId() },
      })),
      missing: asked.filter(({ readiness }) => readiness !== 'ready').map(({ name }) => name),
      count: asked[0]?.mandatory ? 1 : open.status.chooseMore,
      problem,
    });
    visit.page(status, html);
  }
}

type FurtherProof = ResetStatus['furtherProofs'][number];

/** The first that is owed; when none is left, those that may be chosen. */
function askedFor({ furtherProofs }: ResetStatus): readonly FurtherProof[] {
  const left = furtherProofs.filter(({ given }) => !given);
  const owed = left.find(({ mandatory }) => mandatory);
  return owed ? [owed] : left;
}
