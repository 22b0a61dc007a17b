import { Body, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  CopyStoreType,
  CreateCredentialStore,
  DecideStoreUse,
  DeleteCredentialStore,
  DeleteStoreType,
  FindCredentialStore,
  FindCredentialStores,
  FindCredentialStoreType,
  FindCredentialStoreTypes,
} from '@latchkey/credentials';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import type { z } from 'zod';
import { deleted, deletedAnswer } from '../http/deletions.ts';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './credential-stores.http.ts';

/** Places where passwords live, and the decision whether they may be used. */
@EnvironmentResource('', 'credential stores')
export class CredentialStoresController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

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
    const copyId = await this.commands.execute(new CopyStoreType(id, body.name));
    return this.queries.execute(new FindCredentialStoreType(copyId));
  }

  @Delete('credential-store-types/:id')
  @Answer(200, deletedAnswer, 'Gone. 409 lists the stores that are of it.')
  async deleteType(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new DeleteStoreType(id));
    return deleted(id);
  }

  @Get('credential-stores')
  @Answer(200, http.storePage, 'Stores, oldest first.')
  list(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindCredentialStores(pageOf(query)));
  }

  @Get('credential-stores/:id')
  @Answer(200, http.storeAnswer, 'One store.')
  find(@Param('id', { schema: uuidParam }) id: string) {
    return this.queries.execute(new FindCredentialStore(id));
  }

  @Post('credential-stores')
  @Answer(201, http.storeAnswer, 'Made. Inactive until a credential manager decides.')
  async create(@Body({ schema: http.createStoreBody }) body: z.infer<typeof http.createStoreBody>) {
    const { name, typeId, multiFactorSignIn, holdsMailboxes } = body;
    return this.find(
      await this.commands.execute(new CreateCredentialStore(name, typeId, multiFactorSignIn, holdsMailboxes)),
    );
  }

  @Put('credential-stores/:id/status')
  @Answer(200, http.storeAnswer, 'Decided.')
  async decide(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.decisionBody }) body: z.infer<typeof http.decisionBody>,
  ) {
    await this.commands.execute(new DecideStoreUse(id, body.status === 'active'));
    return this.find(id);
  }

  @Delete('credential-stores/:id')
  @Answer(200, deletedAnswer, 'Gone. 409 lists the active processes and the people that need it.')
  async delete(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new DeleteCredentialStore(id));
    return deleted(id);
  }
}
