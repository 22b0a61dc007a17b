import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Drain } from './drain.ts';
import { PublicApi } from './public-api.ts';

@Controller()
export class HealthController {
  constructor(
    private readonly api: PublicApi,
    private readonly drain: Drain,
  ) {}

  /** The process turns. */
  @Get('livez')
  live(): { status: string } {
    return { status: 'alive' };
  }

  /** Pages can be answered: nobody is leaving, and public-api is ready. */
  @Get('readyz')
  async ready(@Res() reply: FastifyReply): Promise<void> {
    const status = this.drain.draining
      ? 'draining'
      : (await this.api.isReady())
        ? 'ready'
        : 'waiting-for-public-api';
    reply.code(status === 'ready' ? 200 : 503).send({ status });
  }
}
