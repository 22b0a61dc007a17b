import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { PageRequest } from '@latchkey/kernel';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import {
  FindActivity,
  FindExplanation,
  FindResetRequest,
  FindResetRequests,
  SettleOutcome,
} from '@latchkey/recovery';
import type { z } from 'zod';
import { ExportableList, ListFiles } from '../exports/list-exports.ts';
import { AsCsv } from '../exports/wants-csv.ts';
import { pageOf } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './reset-requests.http.ts';

/** Recoveries under way and over, for who tracks them. */
@EnvironmentResource('reset-requests', 'reset requests')
export class ResetRequestsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly files: ListFiles,
  ) {}

  @Get()
  @ExportableList(http.requestPage, 'Requests, newest first.')
  list(
    @Query({ schema: http.requestsQuery }) query: z.infer<typeof http.requestsQuery>,
    @AsCsv() asCsv: boolean,
  ) {
    const { status = null, userId = null, processId = null, applicationId = null } = query;
    const { kind = null, action = null, from = null, before = null, sort = '-started' } = query;
    const filter = { status, kind, action, userId, processId, applicationId, from, before };
    const read = (page: PageRequest) => this.queries.execute(new FindResetRequests(page, filter, sort));
    return asCsv ? this.files.send(http.requestTable, query, read) : read(pageOf(query));
  }

  @Get(':id')
  @Answer(200, http.trackedAnswer, 'One request with its log.')
  async find(@Param('id', { schema: uuidParam }) id: string) {
    const request = await this.queries.execute(new FindResetRequest(id));
    return { ...request, activity: await this.queries.execute(new FindActivity(id)) };
  }

  @Get(':id/explanation')
  @Answer(200, http.explanationAnswer, 'Why it went as it did, as far as your role may know.')
  explain(@Param('id', { schema: uuidParam }) id: string) {
    return this.queries.execute(new FindExplanation(id));
  }

  @Post(':id/outcome')
  @HttpCode(200)
  @Answer(
    200,
    http.trackedAnswer,
    'Settled, with all that follows. 409 unless nobody knew what became of it.',
  )
  async settle(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.outcomeBody }) { isThere }: z.infer<typeof http.outcomeBody>,
  ) {
    await this.commands.execute(new SettleOutcome(id, isThere));
    return this.find(id);
  }
}
