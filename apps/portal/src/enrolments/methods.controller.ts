import { Controller, Get, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Visits } from '../visits/visits.ts';
import { OwnMethods } from './own-methods.ts';

/** What the person can prove by, and what there is to do. Nothing is changed by looking. */
@Controller('account/methods')
export class MethodsController {
  constructor(
    private readonly visits: Visits,
    private readonly ownMethods: OwnMethods,
  ) {}

  @Get()
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const open = await this.ownMethods.open(visit);
    if (!open) return;
    const { added, removed } = request.query as Readonly<Record<string, unknown>>;
    const news = { ...(typeof added === 'string' ? { added } : {}), removed: removed === '1' };
    this.ownMethods.page(visit, open, 200, news);
  }
}
