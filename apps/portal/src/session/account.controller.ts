import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { ownChangePage, type AccountNews } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { noLentSessionCookie } from '../enrolments/enrolment-cookie.ts';
import { hasEnded } from '../enrolments/own-methods.ts';
import type { Refusal } from '../public-api-outcome.ts';
import type { Visit } from '../visits/visit.ts';
import { Visits } from '../visits/visits.ts';
import { AccountPages, type OpenAccount } from './account-pages.ts';
import { noSessionCookie, sessionOf } from './session-cookie.ts';
import { SessionsApi } from './sessions-api.ts';

const news: ReadonlySet<string> = new Set<AccountNews>(['changed', 'unlocked']);

/** Where whoever is signed in sees it, has the account unlocked, and signs out. */
@Controller()
export class AccountController {
  constructor(
    private readonly visits: Visits,
    private readonly api: SessionsApi,
    private readonly accounts: AccountPages,
  ) {}

  @Get('account')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const done = String((request.query as Readonly<Record<string, unknown>>)['done'] ?? '');
    const open = await this.accounts.open(visit);
    if (open) this.accounts.page(visit, open, 200, news.has(done) ? { news: done as AccountNews } : {});
  }

  @Post('account/unlock')
  async unlock(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const open = await this.accounts.open(visit);
    if (!open) return;
    if (!visit.hasGoodForm()) return this.accounts.page(visit, open, 403, { problem: 'stale-form' });
    const outcome = await this.api.unlock(visit.sender('POST /account/unlock'), open.token);
    if (!outcome.done) return this.notUnlocked(visit, open, outcome.refusal);
    const { result } = outcome.value;
    if (result === 'ACCOUNT_UNLOCKED') return visit.seeOther('/account?done=unlocked');
    const page = result === 'PENDING_WITH_EXTERNAL_SYSTEM' ? 'submitted' : 'unlock-unknown';
    visit.page(200, ownChangePage(visit.frame('/account'), page));
  }

  @Post('sign-out')
  async signOut(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!visit.hasGoodForm()) {
      const open = await this.accounts.open(visit);
      return open && this.accounts.page(visit, open, 403, { problem: 'stale-form' });
    }
    const token = sessionOf(visit);
    // While public-api does not answer the session still lives: the cookie stays, and the page says that it failed.
    if (token) await this.api.signOut(visit.sender('POST /sign-out'), token);
    visit.setCookie(noSessionCookie());
    visit.setCookie(noLentSessionCookie());
    visit.seeOther('/sign-in?signed-out=1');
  }

  private notUnlocked(visit: Visit, open: OpenAccount, refusal: Refusal): void {
    if (hasEnded(refusal)) return this.accounts.ended(visit);
    const { code } = refusal;
    if (code === 'store-unavailable') return this.accounts.page(visit, open, 503, { problem: code });
    if (code === 'idempotency-key-reused')
      return this.accounts.page(visit, open, 409, { problem: 'stale-form' });
    this.accounts.page(visit, open, 409, { problem: 'unlock-refused' });
  }
}
