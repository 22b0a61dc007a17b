import { Body, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ChangeMessageText,
  CreateMessageText,
  DeleteMessageText,
  FindMessageText,
  FindMessageTexts,
  PreviewMessage,
  type MessageTextView,
} from '@latchkey/messaging';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import type { z } from 'zod';
import { deleted, deletedAnswer } from '../http/deletions.ts';
import { entityTag, IfMatch, type TaggedReply } from '../http/if-match.ts';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './message-texts.http.ts';

/** What mails say in the tenant's own words, part by part and language by language. */
@EnvironmentResource('message-texts', 'message texts')
export class MessageTextsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.messageTextPage, 'Texts of your own, oldest first.')
  list(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindMessageTexts(pageOf(query)));
  }

  @Get(':id')
  @Answer(200, http.messageTextAnswer, 'One text, with its version as ETag.')
  find(@Param('id', { schema: uuidParam }) id: string, @Res({ passthrough: true }) reply: TaggedReply) {
    return this.tagged(id, reply);
  }

  @Post()
  @Answer(
    201,
    http.messageTextAnswer,
    'Said so from the next mail on. 409 when you say it otherwise already.',
  )
  async create(
    @Body({ schema: http.createMessageTextBody }) body: z.infer<typeof http.createMessageTextBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    const { key, locale, text } = body;
    return this.tagged(await this.commands.execute(new CreateMessageText(key, locale, text)), reply);
  }

  @Post('preview')
  @HttpCode(200)
  @Answer(200, http.previewAnswer, 'A message with made-up values. Nothing is kept or sent.')
  preview(@Body({ schema: http.previewBody }) { kind, locale, texts }: z.infer<typeof http.previewBody>) {
    return this.queries.execute(new PreviewMessage(kind, locale, texts));
  }

  @Put(':id')
  @Answer(200, http.messageTextAnswer, 'Changed. 412 when somebody else was faster.')
  async change(
    @Param('id', { schema: uuidParam }) id: string,
    @IfMatch() version: number,
    @Body({ schema: http.changeMessageTextBody }) { text }: z.infer<typeof http.changeMessageTextBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new ChangeMessageText(id, version, text));
    return this.tagged(id, reply);
  }

  @Delete(':id')
  @Answer(200, deletedAnswer, 'Gone: the house says it again.')
  async delete(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new DeleteMessageText(id));
    return deleted(id);
  }

  private async tagged(id: string, reply: TaggedReply): Promise<MessageTextView> {
    const text = await this.queries.execute(new FindMessageText(id));
    reply.header('etag', entityTag(text.version));
    return text;
  }
}
