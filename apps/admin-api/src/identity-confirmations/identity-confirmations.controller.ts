import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { PageRequest } from '@latchkey/kernel';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import {
  AnswerIdentityConfirmation,
  FindIdentityConfirmation,
  FindIdentityConfirmations,
  OpenIdentityConfirmation,
} from '@latchkey/verification';
import type { z } from 'zod';
import { ExportableList, ListFiles } from '../exports/list-exports.ts';
import { AsCsv } from '../exports/wants-csv.ts';
import { pageOf } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './identity-confirmations.http.ts';

/** Agents see what is on record of a person, and say whether a caller said the same. It identifies and never proves. */
@EnvironmentResource('identity-confirmations', 'identity confirmations')
export class IdentityConfirmationsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly files: ListFiles,
  ) {}

  @Get()
  @ExportableList(http.confirmationPage, 'Looks, newest first. Nothing that was seen is in them.')
  list(
    @Query({ schema: http.confirmationsQuery }) query: z.infer<typeof http.confirmationsQuery>,
    @AsCsv() asCsv: boolean,
  ) {
    const { userId = null, agentId = null, state = null, from = null, before = null } = query;
    const filter = { userId, agentId, state, from, before };
    const order = query.sort ?? '-opened';
    const read = (page: PageRequest) =>
      this.queries.execute(new FindIdentityConfirmations(page, filter, order));
    return asCsv ? this.files.send(http.confirmationTable, query, read) : read(pageOf(query));
  }

  @Get(':id')
  @Answer(200, http.confirmationAnswer, 'One look, without what was seen.')
  find(@Param('id', { schema: uuidParam }) id: string) {
    return this.queries.execute(new FindIdentityConfirmation(id));
  }

  @Post()
  @Answer(
    201,
    http.openedAnswer,
    'What is on record, to be compared with what the caller says. It is told once and it proves nothing. Thirty looks an hour of one agent, five a day at one person: 429 says when the next may be.',
  )
  open(
    @Query({ schema: http.openQuery }) { locale }: z.infer<typeof http.openQuery>,
    @Body({ schema: http.openBody }) { userId, verificationId, ticket }: z.infer<typeof http.openBody>,
  ) {
    return this.commands.execute(
      new OpenIdentityConfirmation(userId, verificationId, ticket, locale ?? null),
    );
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Answer(200, http.confirmationAnswer, 'Kept. Once, within ten minutes, and by the agent who looked.')
  async confirm(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.answerBody }) { matches }: z.infer<typeof http.answerBody>,
  ) {
    await this.commands.execute(new AnswerIdentityConfirmation(id, matches));
    return this.find(id);
  }
}
