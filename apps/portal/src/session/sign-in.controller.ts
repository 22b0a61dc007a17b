import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { signInPage, type SignInPage, type SignInProblem } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicApiUnreachable } from '../public-api-client.ts';
import { LONGEST_IDENTIFIER } from '../reset/identify.controller.ts';
import type { Visit } from '../visits/visit.ts';
import { Visits } from '../visits/visits.ts';
import { sessionOf } from './session-cookie.ts';
import { SessionsApi } from './sessions-api.ts';
import { goOnWith } from './sign-in-answer.ts';

@Controller()
export class SignInController {
  constructor(
    private readonly visits: Visits,
    private readonly api: SessionsApi,
  ) {}

  @Get('sign-in')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const query = request.query as Readonly<Record<string, unknown>>;
    const signedOut = query['signed-out'] === '1' && !sessionOf(visit);
    page(visit, 200, { signedOut, ended: query['ended'] === '1' });
  }

  @Post('sign-in')
  async signIn(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const identifier = (visit.form.get('identifier') ?? '').trim();
    const password = visit.form.get('password') ?? '';
    if (!visit.hasGoodForm()) return page(visit, 403, { identifier, problems: ['stale-form'] });
    const problems = problemsOf(identifier, password);
    if (problems.length > 0) return page(visit, 422, { identifier, problems });
    const outcome = await this.send(visit, identifier, password);
    if (outcome === 'not-reached') return page(visit, 503, { identifier, problems: ['not-reached'] });
    if (!outcome.done) {
      const reused = outcome.refusal.code === 'idempotency-key-reused';
      const content = { identifier, problems: [reused ? 'stale-form' : 'refused'] } as const;
      return page(visit, reused ? 409 : 401, content);
    }
    goOnWith(visit, outcome.value);
  }

  private async send(visit: Visit, identifier: string, password: string) {
    try {
      return await this.api.signIn(visit.sender('POST /sign-in'), identifier, password);
    } catch (error) {
      if (error instanceof PublicApiUnreachable) return 'not-reached';
      throw error;
    }
  }
}

function problemsOf(identifier: string, password: string): SignInProblem[] {
  const problems: SignInProblem[] = [];
  if (identifier === '') problems.push('identifier-required');
  if (Buffer.byteLength(identifier) > LONGEST_IDENTIFIER) problems.push('identifier-too-long');
  if (password === '') problems.push('password-required');
  return problems;
}

function page(visit: Visit, status: number, content: Omit<SignInPage, 'formId'>): void {
  visit.page(status, signInPage(visit.frame('/sign-in'), { formId: visit.newFormId(), ...content }));
}
