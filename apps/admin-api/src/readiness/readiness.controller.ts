import { Get, HttpCode, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Answer, Commands } from '@latchkey/platform';
import { DemandReadiness, DemandReminders, FindReadiness, FindReminders } from '@latchkey/recovery';
import type { z } from 'zod';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './readiness.http.ts';

/** Who could recover, before they have to. */
@EnvironmentResource('readiness', 'readiness')
export class ReadinessController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.reportAnswer, 'How many users could recover: of the environment, or of one group.')
  report(@Query({ schema: http.readinessQuery }) { groupId }: z.infer<typeof http.readinessQuery>) {
    return this.queries.execute(new FindReadiness(groupId ?? null));
  }

  @Post('looks')
  @HttpCode(202)
  @Answer(202, http.demandedAnswer, 'Everybody is looked at within a minute; "asOf" is of the look before.')
  async look() {
    await this.commands.execute(new DemandReadiness());
    const { asOf } = await this.queries.execute(new FindReadiness(null));
    return { asOf };
  }

  @Get('reminders')
  @Answer(200, http.remindersAnswer, 'How far reminding those who could not recover has come.')
  reminders(@Query({ schema: http.remindersQuery }) { waveId }: z.infer<typeof http.remindersQuery>) {
    return this.queries.execute(new FindReminders(waveId ?? null));
  }

  @Post('reminders')
  @HttpCode(202)
  @Answer(
    202,
    http.remindersAnswer,
    'Everybody is looked at, then who could not recover gets a mail; who had one lately gets none.',
  )
  async remind() {
    await this.commands.execute(new DemandReminders());
    return this.reminders({});
  }
}
