import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { changePasswordPage, ownChangePage, type ChangePasswordProblem } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hasEnded } from '../enrolments/own-methods.ts';
import type { Refusal } from '../public-api-outcome.ts';
import type { Visit } from '../visits/visit.ts';
import { Visits } from '../visits/visits.ts';
import { AccountPages } from './account-pages.ts';
import { sessionOf } from './session-cookie.ts';
import { SessionsApi } from './sessions-api.ts';
import { isTooLongToSend, passwordProblems } from './typed-password.ts';

const PAGE = '/account/password';

/** The page on which people change the password that they know. */
@Controller()
export class ChangePasswordController {
  constructor(
    private readonly visits: Visits,
    private readonly api: SessionsApi,
    private readonly accounts: AccountPages,
  ) {}

  /** Browsers and password managers look here for it; who is not signed in recovers the account. */
  @Get('.well-known/change-password')
  async wellKnown(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    reply
      .code(302)
      .header('location', sessionOf(visit) ? PAGE : '/reset')
      .send('');
  }

  @Get('account/password')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const open = await this.accounts.open(visit);
    if (!open) return;
    if (open.session.offers.includes('change_password')) page(visit, 200, []);
    else notOffered(visit);
  }

  @Post('account/password')
  async change(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!visit.hasGoodForm()) return page(visit, 403, ['stale-form']);
    const token = sessionOf(visit);
    if (!token) return this.accounts.ended(visit);
    const currentPassword = visit.form.get('current-password') ?? '';
    const newPassword = visit.form.get('new-password') ?? '';
    const problems = problemsOf(currentPassword, newPassword);
    if (problems.length > 0) return page(visit, 422, problems);
    const passwords = { currentPassword, newPassword };
    const outcome = await this.api.changePassword(visit.sender(`POST ${PAGE}`), token, passwords);
    if (!outcome.done) return this.refused(visit, outcome.refusal);
    const { result } = outcome.value;
    if (result === 'PASSWORD_CHANGED') return visit.seeOther('/account?done=changed');
    const said = result === 'PENDING_WITH_EXTERNAL_SYSTEM' ? 'submitted' : 'password-unknown';
    visit.page(200, ownChangePage(visit.frame('/account'), said));
  }

  private refused(visit: Visit, refusal: Refusal): void {
    if (hasEnded(refusal)) return this.accounts.ended(visit);
    const { code, faults } = refusal;
    if (code === 'own-change-not-offered') return notOffered(visit);
    if (code === 'store-unavailable') return page(visit, 503, ['store-unavailable']);
    if (code === 'idempotency-key-reused') return page(visit, 409, ['stale-form']);
    if (code === 'password-not-confirmed') return page(visit, 422, ['incorrect.credentials']);
    page(visit, 422, passwordProblems(faults));
  }
}

function problemsOf(current: string, next: string): ChangePasswordProblem[] {
  const problems: ChangePasswordProblem[] = [];
  if (current === '') problems.push('current-required');
  if (next === '') problems.push('password.required');
  if (isTooLongToSend(current, next)) problems.push('too-long');
  return problems;
}

function page(visit: Visit, status: number, problems: readonly ChangePasswordProblem[]): void {
  const content = { formId: visit.newFormId(), rules: visit.appearance.passwordPolicy, problems };
  visit.page(status, changePasswordPage(visit.frame(PAGE), content));
}

function notOffered(visit: Visit): void {
  visit.page(409, ownChangePage(visit.frame('/account'), 'not-offered'));
}
