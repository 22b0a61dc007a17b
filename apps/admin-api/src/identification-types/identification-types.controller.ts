import { Body, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ActivateIdentificationType,
  CreateIdentificationType,
  DeactivateIdentificationType,
  DeleteIdentificationType,
  FindIdentificationType,
  FindIdentificationTypes,
  RenameIdentificationType,
  type IdentificationTypeView,
} from '@latchkey/identity';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import type { z } from 'zod';
import { deleted, deletedAnswer } from '../http/deletions.ts';
import { entityTag, IfMatch, type TaggedReply } from '../http/if-match.ts';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './identification-types.http.ts';

/** Ways of saying who one is, for processes that ask for another than a user name or an address. */
@EnvironmentResource('identification-types', 'users')
export class IdentificationTypesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.identificationTypePage, 'Identification types, oldest first.')
  list(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindIdentificationTypes(pageOf(query)));
  }

  @Get(':id')
  @Answer(200, http.identificationTypeAnswer, 'One identification type, with its version as ETag.')
  find(@Param('id', { schema: uuidParam }) id: string, @Res({ passthrough: true }) reply: TaggedReply) {
    return this.tagged(id, reply);
  }

  @Post()
  @Answer(201, http.identificationTypeAnswer, 'Made. Processes can ask for it; what it compares stays.')
  async create(
    @Body({ schema: http.createIdentificationTypeBody })
    { name, ...identification }: z.infer<typeof http.createIdentificationTypeBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    return this.tagged(
      await this.commands.execute(new CreateIdentificationType(name, identification)),
      reply,
    );
  }

  @Put(':id')
  @Answer(200, http.identificationTypeAnswer, 'Renamed. 412 when somebody else was faster.')
  async rename(
    @Param('id', { schema: uuidParam }) id: string,
    @IfMatch() version: number,
    @Body({ schema: http.renameIdentificationTypeBody })
    body: z.infer<typeof http.renameIdentificationTypeBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new RenameIdentificationType(id, version, body.name));
    return this.tagged(id, reply);
  }

  @Post(':id/activate')
  @HttpCode(200)
  @Answer(200, http.identificationTypeAnswer, 'Processes can ask for it again.')
  async activate(
    @Param('id', { schema: uuidParam }) id: string,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new ActivateIdentificationType(id));
    return this.tagged(id, reply);
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @Answer(
    200,
    http.identificationTypeAnswer,
    'Nobody is found by it; processes that ask for it deactivate themselves.',
  )
  async deactivate(
    @Param('id', { schema: uuidParam }) id: string,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new DeactivateIdentificationType(id));
    return this.tagged(id, reply);
  }

  @Delete(':id')
  @Answer(200, deletedAnswer, 'Gone. 409 lists the active processes that ask for it.')
  async delete(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new DeleteIdentificationType(id));
    return deleted(id);
  }

  private async tagged(id: string, reply: TaggedReply): Promise<IdentificationTypeView> {
    const type = await this.queries.execute(new FindIdentificationType(id));
    reply.header('etag', entityTag(type.version));
    return type;
  }
}
