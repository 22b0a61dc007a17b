import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { keptCodesPage } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicApiUnreachable } from '../public-api-client.ts';
import type { Visit } from '../visits/visit.ts';
import { Visits } from '../visits/visits.ts';
import { EnrolmentsApi, type Begun } from './enrolments-api.ts';
import { givenIn } from './given.ts';
import { METHODS_PAGE } from './own-methods.ts';
import { mayBeLent, Setups, type Setup } from './setups.ts';
import { shownBy } from './shown-once.ts';

/** The first step of a method. What it shows is shown once, so it is the answer to the form, which may be repeated. */
@Controller(METHODS_PAGE)
export class SetupController {
  constructor(
    private readonly visits: Visits,
    private readonly api: EnrolmentsApi,
    private readonly setups: Setups,
  ) {}

  @Get(':verificationId')
  async show(
    @Param('verificationId') verificationId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const setup = await this.setups.open(visit, verificationId);
    if (setup) this.setups.page(visit, setup);
  }

  @Post(':verificationId')
  async begin(
    @Param('verificationId') verificationId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const setup = await this.setups.open(visit, verificationId);
    if (!setup) return;
    const { session } = setup.open;
    const { given, problems, ...kept } = givenIn(visit.form, setup.form.form, session.lent !== undefined);
    const asksPassword = given.password !== undefined || !mayBeLent(setup.open);
    const view = { ...kept, asksPassword };
    if (!visit.hasGoodForm())
      return this.setups.page(visit, setup, { ...view, status: 403, problems: [{ fault: 'stale-form' }] });
    if (problems.length > 0) return this.setups.page(visit, setup, { ...view, status: 422, problems });
    const sender = visit.sender(`POST ${METHODS_PAGE}`);
    const outcome = await this.api.begin(sender, session.token, verificationId, given);
    if (outcome.done) return this.begun(visit, setup, outcome.value, kept.typedPhone);
    const missed = outcome.refusal.code === 'password-not-confirmed' && given.password === undefined;
    if (missed)
      return this.setups.page(visit, setup, {
        ...{ ...kept, status: 403, asksPassword: true, problems: [{ fault: 'password-required' }] },
      });
    this.setups.refused(visit, setup, outcome.refusal, view);
  }

  private begun(visit: Visit, setup: Setup, answer: Begun, typedPhone: string): void {
    const { id: enrolmentId, status } = answer;
    const shown = shownBy(answer, typedPhone, visit.now);
    if (shown?.kind === 'codes') {
      const frame = visit.frame(`${METHODS_PAGE}/${setup.method.verificationId}`);
      const page = { enrolmentId, title: setup.form.title, codes: shown.codes };
      return visit.page(200, keptCodesPage(frame, page));
    }
    if (status === 'active') return visit.seeOther(`${METHODS_PAGE}?added=${enrolmentId}`);
    if (!shown) throw new PublicApiUnreachable(true, 'nothing that a page could show');
    this.setups.shown(visit, setup, { enrolmentId, shown });
  }
}
