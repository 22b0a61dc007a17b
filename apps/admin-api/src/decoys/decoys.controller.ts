import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import { FindDecoy, FindDecoys, PlantDecoy, RemoveDecoy } from '@latchkey/recovery';
import type { z } from 'zod';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './decoys.http.ts';

/** Names that nobody has: a recovery that is started with one raises an alarm. */
@EnvironmentResource('decoys', 'decoys')
export class DecoysController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.decoyPage, 'Planted names, oldest first, removed ones too.')
  list(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindDecoys(pageOf(query)));
  }

  @Get(':id')
  @Answer(200, http.decoyAnswer, 'One planted name.')
  find(@Param('id', { schema: uuidParam }) id: string) {
    return this.queries.execute(new FindDecoy(id));
  }

  @Post()
  @Answer(201, http.decoyAnswer, 'Planted. Who starts a recovery with it sees what anybody sees.')
  async create(@Body({ schema: http.plantDecoyBody }) body: z.infer<typeof http.plantDecoyBody>) {
    return this.find(await this.commands.execute(new PlantDecoy(body.identifier)));
  }

  @Post(':id/remove')
  @HttpCode(200)
  @Answer(200, http.decoyAnswer, 'It alarms nobody any more.')
  async remove(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new RemoveDecoy(id));
    return this.find(id);
  }
}
