import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  AskStoreTest,
  FindStoreTest,
  FindStoreTests,
  remedyFor,
  type StoreTestView,
} from '@latchkey/credentials';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import type { z } from 'zod';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './store-tests.http.ts';

/** Whether a store can be used: asked by staff, looked at by the worker. */
@EnvironmentResource('', 'credential stores')
export class StoreTestsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Post('credential-stores/:id/tests')
  @HttpCode(202)
  @Answer(202, http.storeTestAnswer, 'The worker goes and looks; ask for the test by its id.')
  async ask(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.askTestBody }) { userName }: z.infer<typeof http.askTestBody>,
  ) {
    return this.find(await this.commands.execute(new AskStoreTest(id, userName ?? null)));
  }

  @Get('credential-stores/:id/tests')
  @Answer(200, http.storeTestPage, 'Tests of a store, newest first.')
  async list(
    @Param('id', { schema: uuidParam }) id: string,
    @Query({ schema: plainListQuery }) query: PlainListQuery,
  ) {
    const { items, next } = await this.queries.execute(new FindStoreTests(id, pageOf(query)));
    return { items: items.map(withRemedies), next };
  }

  @Get('store-tests/:id')
  @Answer(200, http.storeTestAnswer, 'One test, with what was found at each step and what to do about it.')
  async find(@Param('id', { schema: uuidParam }) id: string) {
    return withRemedies(await this.queries.execute(new FindStoreTest(id)));
  }
}

function withRemedies({ checks, ...test }: StoreTestView) {
  return { ...test, checks: checks && checks.map((check) => ({ ...check, remedy: remedyFor(check) })) };
}
