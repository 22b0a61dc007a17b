import { Body, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  CopyStoreType,
  CreateStoreType,
  DeleteStoreType,
  FindCredentialStoreType,
  FindCredentialStoreTypes,
  FindStoreKinds,
} from '@latchkey/credentials';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import type { z } from 'zod';
import { deleted, deletedAnswer } from '../http/deletions.ts';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './credential-stores.http.ts';

/** Kinds of stores as a tenant uses them. */
@EnvironmentResource('', 'credential stores')
export class CredentialStoreTypesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get('credential-store-kinds')
  @Answer(200, http.storeKindsAnswer, 'Which kinds the house can speak to. Types are made of them.')
  async listKinds(@Query({ schema: http.kindsQuery }) { mode }: z.infer<typeof http.kindsQuery>) {
    return { items: await this.queries.execute(new FindStoreKinds(mode)) };
  }

  @Post('credential-store-types')
  @Answer(201, http.storeTypeAnswer, 'A type of a kind that the house ships.')
  async createType(@Body({ schema: http.createTypeBody }) body: z.infer<typeof http.createTypeBody>) {
    const typeId = await this.commands.execute(new CreateStoreType(body));
    return this.queries.execute(new FindCredentialStoreType(typeId));
  }

  @Get('credential-store-types')
  @Answer(200, http.storeTypePage, 'Kinds of store.')
  listTypes(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindCredentialStoreTypes(pageOf(query)));
  }

  @Post('credential-store-types/:id/copy')
  @Answer(201, http.storeTypeAnswer, 'A type of your own, with the same abilities.')
  async copyType(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.copyTypeBody }) body: z.infer<typeof http.copyTypeBody>,
  ) {
    const copyId = await this.commands.execute(new CopyStoreType(id, body.name, body.settings));
    return this.queries.execute(new FindCredentialStoreType(copyId));
  }

  @Delete('credential-store-types/:id')
  @Answer(200, deletedAnswer, 'Gone. 409 lists the stores that are of it.')
  async deleteType(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new DeleteStoreType(id));
    return deleted(id);
  }
}
