import { Body, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import {
  ActivateQuestion,
  ChangeQuestion,
  CreateQuestion,
  DeactivateQuestion,
  DeleteQuestion,
  FindQuestion,
  FindQuestions,
  type QuestionView,
} from '@latchkey/verification';
import type { z } from 'zod';
import { deleted, deletedAnswer } from '../http/deletions.ts';
import { entityTag, IfMatch, type TaggedReply } from '../http/if-match.ts';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './questions.http.ts';

/** Questions that people can choose and answer, to add to another proof. */
@EnvironmentResource('questions', 'verifications')
export class QuestionsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.questionPage, 'Questions, oldest first.')
  list(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindQuestions(pageOf(query)));
  }

  @Get(':id')
  @Answer(200, http.questionAnswer, 'One question, with its version as ETag.')
  find(@Param('id', { schema: uuidParam }) id: string, @Res({ passthrough: true }) reply: TaggedReply) {
    return this.tagged(id, reply);
  }

  @Post()
  @Answer(201, http.questionAnswer, 'Made. People can choose it when they enrol.')
  async create(
    @Body({ schema: http.createQuestionBody }) body: z.infer<typeof http.createQuestionBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    return this.tagged(await this.commands.execute(new CreateQuestion(body)), reply);
  }

  @Put(':id')
  @Answer(
    200,
    http.questionAnswer,
    'Changed, for those who have enrolled it too. 412 when somebody else was faster.',
  )
  async change(
    @Param('id', { schema: uuidParam }) id: string,
    @IfMatch() version: number,
    @Body({ schema: http.changeQuestionBody }) body: z.infer<typeof http.changeQuestionBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new ChangeQuestion(id, version, body));
    return this.tagged(id, reply);
  }

  @Post(':id/activate')
  @HttpCode(200)
  @Answer(200, http.questionAnswer, 'People can choose it again.')
  async activate(
    @Param('id', { schema: uuidParam }) id: string,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new ActivateQuestion(id));
    return this.tagged(id, reply);
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @Answer(200, http.questionAnswer, 'Nobody new can choose it; who has enrolled it is asked it still.')
  async deactivate(
    @Param('id', { schema: uuidParam }) id: string,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new DeactivateQuestion(id));
    return this.tagged(id, reply);
  }

  @Delete(':id')
  @Answer(200, deletedAnswer, 'Gone. 409 says how many people have enrolled it.')
  async delete(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new DeleteQuestion(id));
    return deleted(id);
  }

  private async tagged(id: string, reply: TaggedReply): Promise<QuestionView> {
    const question = await this.queries.execute(new FindQuestion(id));
    reply.header('etag', entityTag(question.version));
    return question;
  }
}
