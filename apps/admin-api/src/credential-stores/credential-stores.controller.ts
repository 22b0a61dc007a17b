import { Body, Delete, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  CreateCredentialStore,
  DecideStoreUse,
  DeleteCredentialStore,
  FindCredentialStore,
  FindCredentialStores,
  UpdateCredentialStore,
  type CredentialStoreView,
} from '@latchkey/credentials';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import type { z } from 'zod';
import { deleted, deletedAnswer } from '../http/deletions.ts';
import { entityTag, IfMatch, type TaggedReply } from '../http/if-match.ts';
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

  @Get('credential-stores')
  @Answer(200, http.storePage, 'Stores, oldest first.')
  list(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindCredentialStores(pageOf(query)));
  }

  @Get('credential-stores/:id')
  @Answer(200, http.storeAnswer, 'One store, with its version as ETag. Of its secrets the names.')
  find(@Param('id', { schema: uuidParam }) id: string, @Res({ passthrough: true }) reply: TaggedReply) {
    return this.tagged(id, reply);
  }

  @Post('credential-stores')
  @Answer(201, http.storeAnswer, 'Made. Inactive until a credential manager decides.')
  async create(
    @Body({ schema: http.createStoreBody }) { typeId, ...draft }: z.infer<typeof http.createStoreBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    return this.tagged(await this.commands.execute(new CreateCredentialStore(typeId, draft)), reply);
  }

  @Put('credential-stores/:id')
  @Answer(200, http.storeAnswer, 'Changed. 412 when somebody else was faster.')
  async update(
    @Param('id', { schema: uuidParam }) id: string,
    @IfMatch() version: number,
    @Body({ schema: http.updateStoreBody }) draft: z.infer<typeof http.updateStoreBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new UpdateCredentialStore(id, version, draft));
    return this.tagged(id, reply);
  }

  @Put('credential-stores/:id/status')
  @Answer(200, http.storeAnswer, 'Decided. 422 lists the secrets that are missing.')
  async decide(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.decisionBody }) body: z.infer<typeof http.decisionBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new DecideStoreUse(id, body.status === 'active'));
    return this.tagged(id, reply);
  }

  @Delete('credential-stores/:id')
  @Answer(200, deletedAnswer, 'Gone. 409 lists the active processes and the people that need it.')
  async delete(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new DeleteCredentialStore(id));
    return deleted(id);
  }

  private async tagged(id: string, reply: TaggedReply): Promise<CredentialStoreView> {
    const store = await this.queries.execute(new FindCredentialStore(id));
    reply.header('etag', entityTag(store.version));
    return store;
  }
}
