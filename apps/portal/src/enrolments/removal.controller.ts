import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { removalPage, type EnrolProblem } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Visit } from '../visits/visit.ts';
import { Visits } from '../visits/visits.ts';
import { EnrolmentsApi } from './enrolments-api.ts';
import { passwordProblems } from './given.ts';
import { countHeld, hasEnded, METHODS_PAGE, offered, OwnMethods, UUID } from './own-methods.ts';
import { toldRefusal } from './refusals.ts';

interface Address {
  readonly verificationId: string;
  readonly enrolmentId: string;
}

/** A method is taken away by whoever knows the password, after they have read what will be lost. */
@Controller(`${METHODS_PAGE}/:verificationId/:enrolmentId/removal`)
export class RemovalController {
  constructor(
    private readonly visits: Visits,
    private readonly api: EnrolmentsApi,
    private readonly ownMethods: OwnMethods,
  ) {}

  @Get()
  async show(
    @Param() address: Address,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.page(await this.visits.open(request, reply), address, 200);
  }

  /** It is not looked for before: whoever sends the form twice gets the one answer twice. */
  @Post()
  async remove(
    @Param() address: Address,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const session = this.ownMethods.session(visit);
    if (!session) return;
    const password = visit.form.get('password') ?? '';
    if (!visit.hasGoodForm()) return this.page(visit, address, 403, { fault: 'stale-form' });
    const [problem] = passwordProblems(password);
    if (problem || !UUID.test(address.enrolmentId)) return this.page(visit, address, 422, problem);
    const sender = visit.sender(`POST ${METHODS_PAGE} removal`);
    const outcome = await this.api.remove(sender, session.token, address.enrolmentId, password);
    if (outcome.done) return visit.seeOther(`${METHODS_PAGE}?removed=1`);
    if (hasEnded(outcome.refusal)) return this.ownMethods.ended(visit, session);
    const { status, problems } = toldRefusal(outcome.refusal);
    await this.page(visit, address, status, problems[0]);
  }

  private async page(visit: Visit, address: Address, status: number, problem?: EnrolProblem): Promise<void> {
    const { verificationId, enrolmentId } = address;
    const open = await this.ownMethods.open(visit);
    if (!open) return;
    const found = open.methods.find((each) => each.verificationId === verificationId);
    const method = found && offered(found);
    if (!method?.held.some(({ id }) => id === enrolmentId)) return this.ownMethods.notOffered(visit, open);
    const path = `${METHODS_PAGE}/${verificationId}/${enrolmentId}/removal`;
    const isLast = countHeld(open.methods) === 1;
    const formId = visit.newFormId();
    visit.page(status, removalPage(visit.frame(path), { method, enrolmentId, formId, isLast, problem }));
  }
}
