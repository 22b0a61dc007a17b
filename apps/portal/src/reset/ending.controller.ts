import { Controller, Post, Req, Res } from '@nestjs/common';
import { generatedPage, type EndingProblem } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicApi, type Changed, type FlowKey } from '../public-api.ts';
import type { Outcome, Refusal } from '../public-api-outcome.ts';
import { deviceCookie } from '../visits/device-cookie.ts';
import type { Visit } from '../visits/visit.ts';
import { Visits } from '../visits/visits.ts';
import { readFlow } from './flow-cookie.ts';
import { FLOW_PAGES } from './flows.ts';
import { LastStep } from './last-step.ts';

/** Step 3 where nobody chooses a password: one is made and shown once, or asked for elsewhere, or the account is unlocked. */
@Controller('reset')
export class EndingController {
  constructor(
    private readonly visits: Visits,
    private readonly api: PublicApi,
    private readonly lastStep: LastStep,
  ) {}

  /**
   * Answers with the page itself instead of leading to one: an address at which the password could be asked for again
   * must not exist. A reload repeats the form, and its answer does not have the password any more.
   */
  @Post('generated')
  async generate(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!visit.hasGoodForm()) return this.lastStep.page(visit, 403, ['stale-form']);
    const flow = readFlow(visit.cookies);
    if (!flow) return this.lastStep.page(visit, 422, []);
    const before = await this.api.resetStatus(visit.caller, flow);
    const mailed = before.done && (before.value.generatedPassword?.mailed ?? false);
    const sender = visit.sender('POST /reset/generated');
    const outcome = await this.lastStep.answerOf(this.api.generatePassword(sender, flow));
    if (outcome === 'not-known') return visit.seeOther(FLOW_PAGES.status);
    if (!outcome.done) return this.refused(visit, outcome.refusal, 'not-made');
    if (outcome.value.result !== 'PASSWORD_RESET') return this.lastStep.ended(visit, outcome.value);
    const { deviceToken, generatedPassword: password } = outcome.value;
    if (deviceToken !== null) visit.setCookie(deviceCookie(deviceToken));
    visit.page(200, generatedPage(visit.frame(FLOW_PAGES.done), { password, mailed }));
  }

  /** The system that keeps the password makes it: nothing is typed, and nothing is shown. */
  @Post('requested')
  async requestPassword(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const ask = (flow: FlowKey) => this.api.requestPassword(visit.sender('POST /reset/requested'), flow);
    await this.pressed(visit, ask, 'not-made');
  }

  @Post('unlock')
  async unlock(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const ask = (flow: FlowKey) => this.api.unlock(visit.sender('POST /reset/unlock'), flow);
    await this.pressed(visit, ask, 'unlock-refused');
  }

  private async pressed(
    visit: Visit,
    ask: (flow: FlowKey) => Promise<Outcome<Changed>>,
    otherwise: EndingProblem,
  ): Promise<void> {
    if (!visit.hasGoodForm()) return this.lastStep.page(visit, 403, ['stale-form']);
    const flow = readFlow(visit.cookies);
    if (!flow) return this.lastStep.page(visit, 422, []);
    const outcome = await this.lastStep.answerOf(ask(flow));
    if (outcome === 'not-known') return visit.seeOther(FLOW_PAGES.status);
    if (!outcome.done) return this.refused(visit, outcome.refusal, otherwise);
    this.lastStep.ended(visit, outcome.value);
  }

  private refused(visit: Visit, { code }: Refusal, otherwise: EndingProblem): Promise<void> {
    if (code === 'idempotency-key-reused') return this.lastStep.page(visit, 409, ['stale-form']);
    // The state of the flow says it better.
    if (code === 'flow-ended' || code === 'not-found') return this.lastStep.page(visit, 410, []);
    const away = otherwise === 'not-made' ? 'store-unavailable' : 'account-unavailable';
    if (code === 'store-unavailable') return this.lastStep.page(visit, 503, [away]);
    return this.lastStep.page(visit, 422, [otherwise]);
  }
}
