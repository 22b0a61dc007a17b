import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { TenantContext } from '@latchkey/kernel';
import { Answer, ApplicationKeyRequired, callFilterOf } from '@latchkey/platform';
import { FindOwnCalls, ownCallHours } from '@latchkey/tenancy';
import type { z } from 'zod';
import * as http from './own-requests.http.ts';

/** What an application called, so that its developers see what went wrong. Any of its keys may look. */
@ApiTags('own requests')
@Controller('v1/requests')
export class OwnRequestsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Answer(
    200,
    http.ownRequestsPage,
    `Requests of this application in this environment in the last ${ownCallHours} hours, newest first. A request is among them about a second after its answer.`,
  )
  list(@Query({ schema: http.ownRequestsQuery }) query: z.infer<typeof http.ownRequestsQuery>) {
    if (TenantContext.current().actor.kind !== 'application') {
      throw new ApplicationKeyRequired('no application');
    }
    const page = { after: query.after ?? null, limit: query.limit };
    return this.queries.execute(new FindOwnCalls(callFilterOf(query), page));
  }
}
