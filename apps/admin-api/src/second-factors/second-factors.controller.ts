import { Body, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ConfirmSecondFactor,
  EnrolSecondFactor,
  FindSecondFactor,
  FindSecondFactors,
  RemoveSecondFactor,
} from '@latchkey/access';
import { Answer, Commands, StaffSessionOfRequest, uuidParam } from '@latchkey/platform';
import type { z } from 'zod';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { TenantResource } from '../http/places.ts';
import * as http from './second-factors.http.ts';

/** What the caller shows besides a password. */
@TenantResource('second-factors', 'second factors')
export class SecondFactorsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.factorPage, 'Your own second factors, oldest first.')
  list(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindSecondFactors(pageOf(query)));
  }

  @Post()
  @Answer(201, http.begunAnswer, 'Begun: confirm it within 15 minutes. What was begun before is void.')
  begin(@Body({ schema: http.enrolBody }) { kind, label }: z.infer<typeof http.enrolBody>) {
    return this.commands.execute(new EnrolSecondFactor(kind, label));
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Answer(200, http.factorAnswer, 'It counts from now on, in all of your sessions; this one has shown it.')
  async confirm(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.shownBody }) body: z.infer<typeof http.shownBody>,
    @StaffSessionOfRequest() token: string,
  ) {
    await this.commands.execute(new ConfirmSecondFactor(token, id, body));
    return this.queries.execute(new FindSecondFactor(id));
  }

  @Delete(':id')
  @HttpCode(204)
  @Answer(204, undefined, 'Gone.')
  async remove(@Param('id', { schema: uuidParam }) id: string): Promise<void> {
    await this.commands.execute(new RemoveSecondFactor(id));
  }
}
