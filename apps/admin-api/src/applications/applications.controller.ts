import { Body, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import {
  CreateApplication,
  DisableApplication,
  EnableApplication,
  FindApplication,
  FindApplications,
  UpdateApplication,
  type ApplicationView,
} from '@latchkey/tenancy';
import type { z } from 'zod';
import { entityTag, IfMatch, type TaggedReply } from '../http/if-match.ts';
import { pageOf } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './applications.http.ts';

/** Products of the tenant that its users sign in to. */
@EnvironmentResource('applications', 'applications')
export class ApplicationsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.applicationPage, 'Applications, oldest first.')
  list(@Query({ schema: http.applicationsQuery }) query: z.infer<typeof http.applicationsQuery>) {
    return this.queries.execute(new FindApplications(pageOf(query), query.status ?? null));
  }

  @Get(':id')
  @Answer(200, http.applicationAnswer, 'One application, with its version as ETag.')
  find(@Param('id', { schema: uuidParam }) id: string, @Res({ passthrough: true }) reply: TaggedReply) {
    return this.tagged(id, reply);
  }

  @Post()
  @Answer(201, http.applicationAnswer, 'Made.')
  async create(
    @Body({ schema: http.settingsBody }) body: z.infer<typeof http.settingsBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    return this.tagged(await this.commands.execute(new CreateApplication(body)), reply);
  }

  @Put(':id')
  @Answer(200, http.applicationAnswer, 'Changed. 412 when somebody else was faster.')
  async update(
    @Param('id', { schema: uuidParam }) id: string,
    @IfMatch() version: number,
    @Body({ schema: http.settingsBody }) body: z.infer<typeof http.settingsBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new UpdateApplication(id, version, body));
    return this.tagged(id, reply);
  }

  @Post(':id/disable')
  @HttpCode(200)
  @Answer(200, http.applicationAnswer, 'Nothing can be recovered through it any more.')
  async disable(
    @Param('id', { schema: uuidParam }) id: string,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new DisableApplication(id));
    return this.tagged(id, reply);
  }

  @Post(':id/enable')
  @HttpCode(200)
  @Answer(
    200,
    http.applicationAnswer,
    'People can recover through it again, once its process is activated anew.',
  )
  async enable(
    @Param('id', { schema: uuidParam }) id: string,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new EnableApplication(id));
    return this.tagged(id, reply);
  }

  private async tagged(id: string, reply: TaggedReply): Promise<ApplicationView> {
    const application = await this.queries.execute(new FindApplication(id));
    reply.header('etag', entityTag(application.version));
    return application;
  }
}
