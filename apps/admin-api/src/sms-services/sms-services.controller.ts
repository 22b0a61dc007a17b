import { Body, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ActivateSmsService,
  CreateSmsService,
  DeactivateSmsService,
  DeleteSmsService,
  FindSmsMessages,
  FindSmsService,
  FindSmsServices,
  UpdateSmsService,
  type SmsServiceView,
} from '@latchkey/messaging';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import { TrySmsService } from '@latchkey/verification';
import type { z } from 'zod';
import { entityTag, IfMatch, type TaggedReply } from '../http/if-match.ts';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './sms-services.http.ts';

/** Ways out for SMS. One of an environment is active at most. */
@EnvironmentResource('sms-services', 'SMS services')
export class SmsServicesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.smsServicePage, 'SMS services, oldest first.')
  list(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindSmsServices(pageOf(query)));
  }

  @Get(':id')
  @Answer(200, http.smsServiceAnswer, 'One service, with its version as ETag. Of its secrets the names.')
  find(@Param('id', { schema: uuidParam }) id: string, @Res({ passthrough: true }) reply: TaggedReply) {
    return this.tagged(id, reply);
  }

  @Post()
  @Answer(201, http.smsServiceAnswer, 'Made, inactive.')
  async create(
    @Body({ schema: http.createSmsServiceBody })
    { provider, ...draft }: z.infer<typeof http.createSmsServiceBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    return this.tagged(await this.commands.execute(new CreateSmsService(provider, draft)), reply);
  }

  @Put(':id')
  @Answer(200, http.smsServiceAnswer, 'Changed. 412 when somebody else was faster.')
  async update(
    @Param('id', { schema: uuidParam }) id: string,
    @IfMatch() version: number,
    @Body({ schema: http.updateSmsServiceBody }) draft: z.infer<typeof http.updateSmsServiceBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new UpdateSmsService(id, version, draft));
    return this.tagged(id, reply);
  }

  @Post(':id/activate')
  @HttpCode(200)
  @Answer(200, http.smsServiceAnswer, 'Messages go by it. 409 while another one is active.')
  async activate(
    @Param('id', { schema: uuidParam }) id: string,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new ActivateSmsService(id));
    return this.tagged(id, reply);
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @Answer(200, http.smsServiceAnswer, 'No message goes by it any more.')
  async deactivate(
    @Param('id', { schema: uuidParam }) id: string,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new DeactivateSmsService(id));
    return this.tagged(id, reply);
  }

  @Post(':id/trials')
  @HttpCode(202)
  @Answer(202, http.trialAnswer, 'A message is on its way, out of the same budgets as any other.')
  async attempt(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.trySmsServiceBody }) body: z.infer<typeof http.trySmsServiceBody>,
  ) {
    const { applicationId, phone, locale } = body;
    return { messageId: await this.commands.execute(new TrySmsService(id, applicationId, phone, locale)) };
  }

  @Get(':id/messages')
  @Answer(200, http.smsMessagePage, 'What became of its messages, oldest first.')
  messages(
    @Param('id', { schema: uuidParam }) id: string,
    @Query({ schema: plainListQuery }) query: PlainListQuery,
  ) {
    return this.queries.execute(new FindSmsMessages(id, pageOf(query)));
  }

  @Delete(':id')
  @HttpCode(204)
  @Answer(204, undefined, 'Gone, its secrets with it. 409 while it is active.')
  async remove(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new DeleteSmsService(id));
  }

  private async tagged(id: string, reply: TaggedReply): Promise<SmsServiceView> {
    const service = await this.queries.execute(new FindSmsService(id));
    reply.header('etag', entityTag(service.version));
    return service;
  }
}
