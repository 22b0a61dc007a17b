import { Body, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import { DisableMethod, EnableMethod, FindDisabledMethods } from '@latchkey/verification';
import type { z } from 'zod';
import { deleted, deletedAnswer } from '../http/deletions.ts';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './disabled-methods.http.ts';

/** Methods of proving that are switched off, whatever verifications there are. */
@EnvironmentResource('disabled-methods', 'verifications')
export class DisabledMethodsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.disabledPage, 'What is switched off.')
  list(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindDisabledMethods(pageOf(query)));
  }

  @Post()
  @Answer(201, http.disabledAnswer, 'Switched off; processes that need it deactivate themselves.')
  async disable(@Body({ schema: http.disableMethodBody }) body: z.infer<typeof http.disableMethodBody>) {
    return { id: await this.commands.execute(new DisableMethod(body.method)), method: body.method };
  }

  @Delete(':id')
  @Answer(200, deletedAnswer, 'Allowed again. Processes stay inactive until somebody activates them.')
  async enable(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new EnableMethod(id));
    return deleted(id);
  }
}
