import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { chooseLaterPage, choosePasswordPage, type ActionFault, type PasswordProblem } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Refusal } from '../public-api-outcome.ts';
import type { Visit } from '../visits/visit.ts';
import { Visits } from '../visits/visits.ts';
import { noPausedSignInCookie, pausedSignInOf, type PausedSignIn } from './paused-sign-in-cookie.ts';
import { SessionsApi, type NewPasswordEntry } from './sessions-api.ts';
import { goOnWith } from './sign-in-answer.ts';
import { isTooLongToSend, passwordProblems } from './typed-password.ts';

const PAGE = '/sign-in/new-password';

type Problems = readonly (ActionFault | PasswordProblem)[];

/** The new password that an application asks for before somebody is signed in. */
@Controller('sign-in')
export class NewPasswordController {
  constructor(
    private readonly visits: Visits,
    private readonly api: SessionsApi,
  ) {}

  @Get('new-password')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    page(await this.visits.open(request, reply), 200, []);
  }

  @Post('new-password')
  async choose(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!visit.hasGoodForm()) return page(visit, 403, ['stale-form']);
    const paused = pausedSignInOf(visit);
    const password = visit.form.get('new-password') ?? '';
    const currentPassword = visit.form.get('current-password') ?? '';
    if (isTooLongToSend(password, currentPassword)) return page(visit, 422, ['too-long']);
    const entry = paused?.askCurrentPassword ? { password, currentPassword } : { password };
    // An empty field is no wish to leave it for another time.
    if (password === '') return page(visit, 422, ['password.required']);
    await this.answer(visit, paused, entry);
  }

  @Post('new-password/skip')
  async skip(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!visit.hasGoodForm()) return page(visit, 403, ['stale-form']);
    await this.answer(visit, pausedSignInOf(visit), { skip: true });
  }

  private async answer(visit: Visit, paused: PausedSignIn | undefined, entry: NewPasswordEntry) {
    if (!paused) return over(visit);
    const { token } = paused;
    const acted = await this.api.answerAction(visit.sender(`POST ${PAGE}`), token, entry);
    if (!acted.done) return refused(visit, acted.refusal);
    if (acted.value.result === 'PENDING_WITH_EXTERNAL_SYSTEM' || acted.value.result === 'OUTCOME_UNKNOWN') {
      visit.setCookie(noPausedSignInCookie());
      return visit.page(200, chooseLaterPage(visit.frame('/sign-in')));
    }
    const outcome = await this.api.continueSignIn(visit.sender(`POST ${PAGE} continue`), token);
    if (!outcome.done) return over(visit);
    goOnWith(visit, outcome.value);
  }
}

function page(visit: Visit, status: number, problems: Problems): void {
  const paused = pausedSignInOf(visit);
  if (!paused) return over(visit);
  const { askCurrentPassword, allowSkip } = paused;
  const content = { formId: visit.newFormId(), rules: visit.appearance.passwordPolicy, askCurrentPassword };
  const skipFormId = allowSkip ? visit.newFormId() : undefined;
  visit.page(status, choosePasswordPage(visit.frame(PAGE), { ...content, skipFormId, problems }));
}

function over(visit: Visit): void {
  visit.setCookie(noPausedSignInCookie());
  visit.seeOther('/sign-in?ended=1');
}

function refused(visit: Visit, { code, faults }: Refusal): void {
  if (code === 'sign-in-over') return over(visit);
  if (code === 'store-unavailable') return page(visit, 503, ['store-unavailable']);
  if (code === 'idempotency-key-reused') return page(visit, 409, ['stale-form']);
  page(visit, 422, passwordProblems(faults));
}
