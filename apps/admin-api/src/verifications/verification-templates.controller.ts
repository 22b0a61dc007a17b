import { Body, Delete, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import {
  ChangeVerificationTemplate,
  CopyVerificationTemplate,
  DeleteVerificationTemplate,
  FindVerificationTemplate,
  FindVerificationTemplates,
  type VerificationTemplateView,
} from '@latchkey/verification';
import type { z } from 'zod';
import { deleted, deletedAnswer } from '../http/deletions.ts';
import { entityTag, IfMatch, type TaggedReply } from '../http/if-match.ts';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './verifications.http.ts';

/** What verifications are made from: those of the house, and copies with defaults of the tenant's own. */
@EnvironmentResource('verification-templates', 'verifications')
export class VerificationTemplatesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.templatePage, 'Templates of the house, then your own, oldest first.')
  list(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindVerificationTemplates(pageOf(query)));
  }

  @Get(':id')
  @Answer(200, http.templateAnswer, 'One template, with its version as ETag.')
  find(@Param('id', { schema: uuidParam }) id: string, @Res({ passthrough: true }) reply: TaggedReply) {
    return this.tagged(id, reply);
  }

  @Post(':id/copy')
  @Answer(201, http.templateAnswer, 'A template of your own, with the same method and defaults.')
  async copy(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.copyTemplateBody }) body: z.infer<typeof http.copyTemplateBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    return this.tagged(await this.commands.execute(new CopyVerificationTemplate(id, body.name)), reply);
  }

  @Put(':id')
  @Answer(200, http.templateAnswer, 'Changed; verifications that are there keep what they have.')
  async change(
    @Param('id', { schema: uuidParam }) id: string,
    @IfMatch() version: number,
    @Body({ schema: http.changeTemplateBody }) body: z.infer<typeof http.changeTemplateBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new ChangeVerificationTemplate(id, version, body));
    return this.tagged(id, reply);
  }

  @Delete(':id')
  @Answer(200, deletedAnswer, 'Gone. 409 lists the verifications that were made from it.')
  async delete(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new DeleteVerificationTemplate(id));
    return deleted(id);
  }

  private async tagged(id: string, reply: TaggedReply): Promise<VerificationTemplateView> {
    const template = await this.queries.execute(new FindVerificationTemplate(id));
    reply.header('etag', entityTag(template.version));
    return template;
  }
}
