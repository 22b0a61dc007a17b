import { Body, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ExportUser, FindUser, MergeUsers } from '@latchkey/identity';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import type { z } from 'zod';
import { entityTag, IfMatch, type TaggedReply } from '../http/if-match.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './dossiers.http.ts';
import { userAnswer } from './users.http.ts';

/** All that is kept of one person, and two records of one person. */
@EnvironmentResource('users', 'users')
export class DossiersController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get(':id/dossier')
  @Answer(200, http.dossierAnswer, 'All that is kept of the person. Who took it stands in the audit trail.')
  async export(
    @Param('id', { schema: uuidParam }) id: string,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    const record = await this.commands.execute(new ExportUser(id));
    reply.header('content-disposition', `attachment; filename="dossier-${id}.json"`);
    return record;
  }

  @Post(':id/merge')
  @HttpCode(200)
  @Answer(200, userAnswer, 'The other record is gone; its sessions have ended and its proofs prove nothing.')
  async merge(
    @Param('id', { schema: uuidParam }) id: string,
    @IfMatch() version: number,
    @Body({ schema: http.mergeBody }) body: z.infer<typeof http.mergeBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new MergeUsers({ survivorId: id, version, ...body }));
    const user = await this.queries.execute(new FindUser(id));
    reply.header('etag', entityTag(user.version));
    return user;
  }
}
