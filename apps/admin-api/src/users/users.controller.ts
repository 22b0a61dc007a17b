import { Body, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ChangeUserMail,
  CreateUser,
  DisableUser,
  EnableUser,
  FindUser,
  FindUsers,
  SetUserPrivilege,
} from '@latchkey/identity';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import type { z } from 'zod';
import { pageOf } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './users.http.ts';

/** People whose passwords live in the tenant's stores. */
@EnvironmentResource('users', 'users')
export class UsersController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.userPage, 'Users of the environment.')
  list(@Query({ schema: http.usersQuery }) query: z.infer<typeof http.usersQuery>) {
    const filter = { status: query.status ?? null, identifier: query.identifier ?? null };
    return this.queries.execute(new FindUsers(pageOf(query), filter, query.sort ?? 'created'));
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

  @Put(':id/privilege')
  @Answer(200, http.userAnswer, 'From the next step of any recovery on, other proofs are needed.')
  async setPrivilege(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.privilegeBody }) body: z.infer<typeof http.privilegeBody>,
  ) {
    await this.commands.execute(new SetUserPrivilege(id, body.privileged));
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
