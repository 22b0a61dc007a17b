import { Controller, Get, Post, Redirect, Req, Res } from '@nestjs/common';
import { identifyPage, workPage, type IdentifyProblem } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicApi } from '../public-api.ts';
import type { WorkDemand } from '../public-api-outcome.ts';
import type { Visit } from '../visits/visit.ts';
import { Visits } from '../visits/visits.ts';
import { flowCookie } from './flow-cookie.ts';
import { FLOW_PAGES } from './flows.ts';

export const LONGEST_IDENTIFIER = 254;

/** Step 1: who has forgotten a password. The answer is the same for everybody. */
@Controller()
export class IdentifyController {
  constructor(
    private readonly visits: Visits,
    private readonly api: PublicApi,
  ) {}

  @Get()
  @Redirect('/reset', 303)
  start(): void {}

  @Get('reset')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const { identifiedBy } = visit.appearance;
    visit.page(200, identifyPage(visit.frame('/reset'), { formId: visit.newFormId(), identifiedBy }));
  }

  @Post('reset')
  async send(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const identifier = (visit.form.get('identifier') ?? '').trim();
    if (!visit.hasGoodForm()) return again(visit, 403, identifier, 'stale-form');
    const problem = problemOf(identifier);
    if (problem) return again(visit, 422, identifier, problem);
    const outcome = await this.api.startReset(visit.sender('POST /reset'), identifier, proofOf(visit));
    if (!outcome.done) {
      if (outcome.refusal.work) return askForWork(visit, identifier, outcome.refusal.work);
      const reused = outcome.refusal.code === 'idempotency-key-reused';
      return again(visit, reused ? 409 : 422, identifier, reused ? 'stale-form' : 'invalid');
    }
    const { id, flowSecret: secret, codeLength, expiresAt } = outcome.value;
    visit.setCookie(flowCookie({ id, secret, identifier, codeLength }, expiresAt, visit.now));
    visit.seeOther(FLOW_PAGES.sent);
  }
}

/** Longer than any solution; a header has its limits. */
const LONGEST_PROOF = 4096;

/** A solution where the script has found one; else the ticket of who waited. */
function proofOf({ form }: Visit): string {
  const proof = form.get('proof') || form.get('ticket') || '';
  return /^[\x21-\x7e]*$/.test(proof) && proof.length <= LONGEST_PROOF ? proof : '';
}

/** One who is asked again with the same ticket has come too early, or without a script that could solve the puzzle. */
function askForWork(visit: Visit, identifier: string, work: WorkDemand): void {
  const { challenge: puzzle, waitTicket: ticket, waitSeconds } = work;
  const isEarly = visit.form.get('ticket') === ticket;
  const content = { formId: visit.newFormId(), identifier, puzzle, ticket, waitSeconds, isEarly };
  visit.page(403, workPage(visit.frame('/reset'), content));
}

function problemOf(identifier: string): IdentifyProblem | undefined {
  if (identifier === '') return 'required';
  return Buffer.byteLength(identifier) > LONGEST_IDENTIFIER ? 'too-long' : undefined;
}

function again(visit: Visit, status: number, identifier: string, problem: IdentifyProblem): void {
  const { identifiedBy } = visit.appearance;
  const content = { formId: visit.newFormId(), identifier, problem, identifiedBy };
  visit.page(status, identifyPage(visit.frame('/reset'), content));
}
