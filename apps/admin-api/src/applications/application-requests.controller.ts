import { Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Answer, callFilterOf, uuidParam } from '@latchkey/platform';
import { FindCalls, SummarizeCalls } from '@latchkey/tenancy';
import type { z } from 'zod';
import { pageOf } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './application-requests.http.ts';

/** What an application called by its keys, as far back as it is kept. */
@EnvironmentResource('applications/:id/requests', 'applications')
export class ApplicationRequestsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Answer(200, http.requestPage, 'Requests that it made, newest first.')
  list(
    @Param('id', { schema: uuidParam }) id: string,
    @Query({ schema: http.requestsQuery }) query: z.infer<typeof http.requestsQuery>,
  ) {
    const filter = { ...callFilterOf(query), ...http.periodOf(query) };
    return this.queries.execute(new FindCalls(id, filter, pageOf(query)));
  }

  @Get('summary')
  @Answer(200, http.summaryAnswer, 'What was refused, by code and route, the most frequent first.')
  summary(
    @Param('id', { schema: uuidParam }) id: string,
    @Query({ schema: http.summaryQuery }) query: z.infer<typeof http.summaryQuery>,
  ) {
    return this.queries.execute(new SummarizeCalls(id, http.periodOf(query)));
  }
}
