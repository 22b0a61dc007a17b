import { Body, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ChangeUserMail, CreateUser, DisableUser, EnableUser, FindUser, FindUsers } from '@latchkey/identity';
import type { PageRequest } from '@latchkey/kernel';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import type { z } from 'zod';
import { ExportableList, ListFiles } from '../exports/list-exports.ts';
import { AsCsv } from '../exports/wants-csv.ts';
import { pageOf } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './users.http.ts';

/** People whose passwords live in the tenant's stores. */
@EnvironmentResource('users', 'users')
export class UsersController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly files: ListFiles,
  ) {}

  @Get()
  @ExportableList(http.userPage, 'Users of the environment.')
  list(@Query({ schema: http.usersQuery }) query: z.infer<typeof http.usersQuery>, @AsCsv() asCsv: boolean) {
    const filter = { status: query.status ?? null, identifier: query.identifier ?? null };
    const order = query.sort ?? 'created';
    const read = (page: PageRequest) => this.queries.execute(new FindUsers(page, filter, order));
    return asCsv ? this.files.send(http.userTable, query, read) : read(pageOf(query));
  }

  @Get(':id')
  @Answer(200, http.userAnswer, 'One user.')
  find(@Param('id', { schema: uuidParam }) id: string) {
    return this.queries.execute(new FindUser(id));
  }

  @Post()
  @Answer(201, http.userAnswer, 'Made. The user has no password yet and recovers one.')
  async create(@Body({ schema: http.createUserBody }) body: z.infer<typeof http.createUserBody>) {
    const { userName, email, displayName, storeId } = body;
    return this.find(await this.commands.execute(new CreateUser(userName, email, displayName, storeId)));
  }

  @Put(':id/email')
  @Answer(
    200,
    http.userAnswer,
    'Recovery mails go to the new address; those that are out prove nothing any more.',
  )
  async changeMail(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.mailBody }) body: z.infer<typeof http.mailBody>,
  ) {
    await this.commands.execute(new ChangeUserMail(id, body.email));
    return this.find(id);
  }

  @Post(':id/disable')
  @HttpCode(200)
  @Answer(200, http.userAnswer, 'The user can neither sign in nor recover; sessions have ended.')
  async disable(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new DisableUser(id));
    return this.find(id);
  }

  @Post(':id/enable')
  @HttpCode(200)
  @Answer(200, http.userAnswer, 'The user can sign in and recover again.')
  async enable(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new EnableUser(id));
    return this.find(id);
  }
}
