import { Get, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Outcome } from '../public-api-outcome.ts';
import type { Visit } from '../visits/visit.ts';
import type { Visits } from '../visits/visits.ts';

/** What a mailed link carries: 32 random bytes in base64url. One that a mail program has cut off is none. */
const token = /^[\w-]{43}$/;

/**
 * Where a mailed link leads, for each kind of link. Mail scanners open links, and some of them more than once: only the
 * button of the page redeems one.
 */
export abstract class MailedLink<Redeemed> {
  protected abstract readonly visits: Visits;

  /** The page with the button, after a form that was too old or used already. */
  protected abstract button(visit: Visit, problem?: 'stale-form'): string;
  /** For a link that is cut off, old, used or nobody's. */
  protected abstract rejection(visit: Visit): string;
  protected abstract redeemed(visit: Visit, token: string): Promise<Outcome<Redeemed>>;
  protected abstract goOn(visit: Visit, redeemed: Redeemed): void;

  @Get(':token')
  async show(
    @Param('token') carried: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.open(request, reply);
    // What is cut off would fail only after the button.
    if (!token.test(carried)) return visit.page(410, this.rejection(visit));
    visit.page(200, this.button(visit));
  }

  @Post(':token')
  async redeem(
    @Param('token') carried: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!token.test(carried)) return visit.page(410, this.rejection(visit));
    if (!visit.hasGoodForm()) return visit.page(403, this.button(visit, 'stale-form'));
    const outcome = await this.redeemed(visit, carried);
    if (outcome.done) return this.goOn(visit, outcome.value);
    const isRepeat = outcome.refusal.code === 'idempotency-key-reused';
    if (isRepeat) return visit.page(409, this.button(visit, 'stale-form'));
    visit.page(410, this.rejection(visit));
  }
}
