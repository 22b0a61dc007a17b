import { Body, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ActivateExtension,
  CreateExtension,
  DeactivateExtension,
  DeleteExtension,
  FindExtension,
  FindExtensions,
  TryExtension,
  UpdateExtension,
  type ExtensionView,
} from '@latchkey/extensions';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import type { z } from 'zod';
import { entityTag, IfMatch } from '../http/if-match.ts';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './extensions.http.ts';

interface TaggedReply {
  header(name: string, value: string): unknown;
}

/** A tenant's own answers to questions of the platform. */
@EnvironmentResource('extensions', 'extensions')
export class ExtensionsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.extensionPage, 'Extensions, oldest first.')
  list(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindExtensions(pageOf(query)));
  }

  @Get(':id')
  @Answer(200, http.extensionAnswer, 'One extension, with its version as ETag. Of its secrets the names.')
  find(@Param('id', { schema: uuidParam }) id: string, @Res({ passthrough: true }) reply: TaggedReply) {
    return this.tagged(id, reply);
  }

  @Post()
  @Answer(201, http.extensionAnswer, 'Made, inactive. 422 for a script without the function of its contract.')
  async create(
    @Body({ schema: http.createExtensionBody }) { type, ...draft }: z.infer<typeof http.createExtensionBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    return this.tagged(await this.commands.execute(new CreateExtension(type, draft)), reply);
  }

  @Put(':id')
  @Answer(200, http.extensionAnswer, 'Changed. 412 when somebody else was faster.')
  async update(
    @Param('id', { schema: uuidParam }) id: string,
    @IfMatch() version: number,
    @Body({ schema: http.updateExtensionBody }) draft: z.infer<typeof http.updateExtensionBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new UpdateExtension(id, version, draft));
    return this.tagged(id, reply);
  }

  @Post(':id/activate')
  @HttpCode(200)
  @Answer(200, http.extensionAnswer, 'It is asked from now on. 422 names what every run would miss.')
  async activate(
    @Param('id', { schema: uuidParam }) id: string,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new ActivateExtension(id));
    return this.tagged(id, reply);
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @Answer(200, http.extensionAnswer, 'It is not asked any more.')
  async deactivate(
    @Param('id', { schema: uuidParam }) id: string,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new DeactivateExtension(id));
    return this.tagged(id, reply);
  }

  @Post(':id/runs')
  @HttpCode(200)
  @Answer(200, http.trialAnswer, 'What it answers to this input, active or not, or why it does not.')
  async run(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.tryExtensionBody }) body: z.infer<typeof http.tryExtensionBody>,
  ) {
    return { output: null, reason: null, ...(await this.commands.execute(new TryExtension(id, body.input))) };
  }

  @Delete(':id')
  @HttpCode(204)
  @Answer(204, undefined, 'Gone, its secrets with it. 409 while it is active.')
  async remove(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new DeleteExtension(id));
  }

  private async tagged(id: string, reply: TaggedReply): Promise<ExtensionView> {
    const extension = await this.queries.execute(new FindExtension(id));
    reply.header('etag', entityTag(extension.version));
    return extension;
  }
}
