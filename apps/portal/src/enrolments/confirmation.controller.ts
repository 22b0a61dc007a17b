import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import type { EnrolFault } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FormBody } from '../forms/form-body.ts';
import type { Refusal } from '../public-api-outcome.ts';
import type { Visit } from '../visits/visit.ts';
import { Visits } from '../visits/visits.ts';
import { EnrolmentsApi } from './enrolments-api.ts';
import { METHODS_PAGE, UUID } from './own-methods.ts';
import { Setups, type Setup } from './setups.ts';
import { shownAgain } from './shown-once.ts';

/** In bytes of UTF-8; public-api takes no longer one. */
const LONGEST_CODE = 64;

/** The second step: the person shows that what was begun works. */
@Controller(`${METHODS_PAGE}/:verificationId/:enrolmentId/confirmation`)
export class ConfirmationController {
  constructor(
    private readonly visits: Visits,
    private readonly api: EnrolmentsApi,
    private readonly setups: Setups,
  ) {}

  /** A code that is on its way to a telephone can be typed at any time; whatever else is shown once is begun again. */
  @Get()
  async show(
    @Param('verificationId') verificationId: string,
    @Param('enrolmentId') enrolmentId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const setup = await this.setups.open(visit, verificationId);
    if (!setup) return;
    const { method, enrolments } = setup.method;
    const begun = enrolments.find(({ id, status }) => id === enrolmentId && status === 'begun');
    if (!begun || method !== 'sms') return visit.seeOther(`${METHODS_PAGE}/${verificationId}`);
    this.setups.shown(visit, setup, { enrolmentId, shown: { kind: 'phone', sentTo: begun.label } });
  }

  @Post()
  async confirm(
    @Param('verificationId') verificationId: string,
    @Param('enrolmentId') enrolmentId: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const setup = await this.setups.open(visit, verificationId);
    if (!setup) return;
    const shown = shownIn(visit.form);
    if (!visit.hasGoodForm())
      return this.again(visit, setup, enrolmentId, { status: 403, fault: 'stale-form' });
    if (typeof shown === 'string' || !UUID.test(enrolmentId)) {
      const fault = typeof shown === 'string' ? shown : 'rejected';
      return this.again(visit, setup, enrolmentId, { status: 422, fault });
    }
    const sender = visit.sender(`POST ${METHODS_PAGE} confirmation`);
    const outcome = await this.api.confirm(sender, setup.open.session.token, enrolmentId, shown);
    if (outcome.done) return visit.seeOther(`${METHODS_PAGE}?added=${enrolmentId}`);
    this.refused(visit, setup, enrolmentId, outcome.refusal);
  }

  /** A code is typed again; whatever cannot be shown twice is begun again. */
  private refused(visit: Visit, setup: Setup, enrolmentId: string, refusal: Refusal): void {
    switch (refusal.code) {
      case 'idempotency-key-reused':
        return this.again(visit, setup, enrolmentId, { status: 409, fault: 'stale-form' });
      case 'enrolment-not-confirmed':
      case 'invalid-input':
        return this.again(visit, setup, enrolmentId, { status: 422, fault: 'code-refused' });
      case 'not-found':
        return this.setups.page(visit, setup, { status: 410, problems: [{ fault: 'rejected' }] });
      case 'password-not-confirmed':
        // Meanwhile something else became the first, so this one needs the password.
        return this.setups.page(visit, setup, {
          ...{ status: 403, asksPassword: true, problems: [{ fault: 'password-required' }] },
        });
      default:
        return this.setups.refused(visit, setup, refusal);
    }
  }

  private again(
    visit: Visit,
    setup: Setup,
    enrolmentId: string,
    { status, fault }: { readonly status: number; readonly fault: EnrolFault },
  ): void {
    const { enrolments } = setup.method;
    const shown = shownAgain(visit.form, visit.now);
    if (!shown || !enrolments.some(({ id }) => id === enrolmentId)) {
      const told = fault === 'stale-form' ? fault : 'rejected';
      return this.setups.page(visit, setup, { status, problems: [{ fault: told }] });
    }
    this.setups.shown(visit, setup, { enrolmentId, shown, status, problem: fault });
  }
}

/** What the person shows, or what is wrong with it before anybody is asked. */
function shownIn(form: FormBody): { code: string } | { credential: string } | EnrolFault {
  const credential = form.get('credential');
  if (credential !== undefined) return credential === '' ? 'rejected' : { credential };
  const code = (form.get('code') ?? '').trim();
  if (code === '') return 'code-required';
  return Buffer.byteLength(code) > LONGEST_CODE ? 'code-refused' : { code };
}
