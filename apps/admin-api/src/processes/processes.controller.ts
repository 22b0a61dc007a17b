import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import {
  ActivateProcess,
  CreateProcess,
  DeactivateProcess,
  FindProcess,
  FindProcesses,
} from '@latchkey/recovery';
import type { z } from 'zod';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './processes.http.ts';

/** Policies of recovery: whose store, and which proofs it takes. */
@EnvironmentResource('processes', 'processes')
export class ProcessesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.processPage, 'Processes, oldest first.')
  list(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindProcesses(pageOf(query)));
  }

  @Get(':id')
  @Answer(200, http.processAnswer, 'One process.')
  find(@Param('id', { schema: uuidParam }) id: string) {
    return this.queries.execute(new FindProcess(id));
  }

  @Post()
  @Answer(201, http.processAnswer, 'Made, inactive.')
  async create(@Body({ schema: http.createProcessBody }) body: z.infer<typeof http.createProcessBody>) {
    return this.find(await this.commands.execute(new CreateProcess(body)));
  }

  @Post(':id/activate')
  @HttpCode(200)
  @Answer(
    200,
    http.processAnswer,
    'The application recovers by it. 422 names everything that makes it too weak.',
  )
  async activate(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new ActivateProcess(id));
    return this.find(id);
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @Answer(200, http.processAnswer, 'Nobody recovers by it any more.')
  async deactivate(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new DeactivateProcess(id));
    return this.find(id);
  }
}
