import { Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindSessionRevocations } from '@latchkey/credentials';
import { Answer, uuidParam } from '@latchkey/platform';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './session-revocations.http.ts';

/** Whether the sessions of a person have ended where somebody else holds them. */
@EnvironmentResource('', 'users')
export class SessionRevocationsController {
  constructor(private readonly queries: QueryBus) {}

  @Get('users/:id/session-revocations')
  @Answer(200, http.sessionRevocationPage, 'The revocations of a person’s sessions, the newest first.')
  list(
    @Param('id', { schema: uuidParam }) id: string,
    @Query({ schema: plainListQuery }) query: PlainListQuery,
  ) {
    return this.queries.execute(new FindSessionRevocations(id, pageOf(query)));
  }
}
