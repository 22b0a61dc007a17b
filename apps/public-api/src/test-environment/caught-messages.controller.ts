import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { FindCaughtMessages } from '@latchkey/messaging';
import { Answer, Needs } from '@latchkey/platform';
import type { z } from 'zod';
import * as http from './caught-messages.http.ts';

/** Mails and SMS that a test environment would have sent. */
@ApiTags('test environment')
@Controller('v1/test/messages')
@Needs('password-reset-workflow:execute')
export class CaughtMessagesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Answer(200, http.caughtPage, 'What the application would have sent, the newest first; kept for 7 days.')
  list(@Query({ schema: http.caughtQuery }) { after, limit }: z.infer<typeof http.caughtQuery>) {
    return this.queries.execute(new FindCaughtMessages({ after: after ?? null, limit }));
  }
}
