import { Body, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { LockAccount } from '@latchkey/credentials';
import {
  ChangeUserAttributes,
  ChangeUserMail,
  CreateUser,
  DisableUser,
  EnableUser,
  FindUser,
  FindUsers,
  SetUserPrivilege,
  type UserView,
} from '@latchkey/identity';
import type { PageRequest } from '@latchkey/kernel';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import { FindUserReadiness } from '@latchkey/recovery';
import { FindUserEnrolments, RemoveUserEnrolment } from '@latchkey/verification';
import type { z } from 'zod';
import { ExportableList, ListFiles } from '../exports/list-exports.ts';
import { AsCsv } from '../exports/wants-csv.ts';
import { entityTag, IfMatch, type TaggedReply } from '../http/if-match.ts';
import { pageOf } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import { userReadinessAnswer } from '../readiness/readiness.http.ts';
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
  @Answer(200, http.userAnswer, 'One user, with the version as ETag.')
  find(@Param('id', { schema: uuidParam }) id: string, @Res({ passthrough: true }) reply: TaggedReply) {
    return this.tagged(id, reply);
  }

  @Post()
  @Answer(201, http.userAnswer, 'Made. Who brings no hash along has no password yet and recovers one.')
  async create(
    @Body({ schema: http.createUserBody }) body: z.infer<typeof http.createUserBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    return this.tagged(await this.commands.execute(new CreateUser(body)), reply);
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
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new ChangeUserMail(id, body.email));
    return this.tagged(id, reply);
  }

  @Put(':id/attributes')
  @Answer(200, http.userAnswer, 'All attributes are as sent. 412 when somebody else was faster.')
  async changeAttributes(
    @Param('id', { schema: uuidParam }) id: string,
    @IfMatch() version: number,
    @Body({ schema: http.attributesBody }) body: z.infer<typeof http.attributesBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new ChangeUserAttributes(id, version, body.attributes));
    return this.tagged(id, reply);
  }

  @Put(':id/privilege')
  @Answer(200, http.userAnswer, 'From the next step of any recovery on, other proofs are needed.')
  async setPrivilege(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.privilegeBody }) body: z.infer<typeof http.privilegeBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new SetUserPrivilege(id, body.privileged));
    return this.tagged(id, reply);
  }

  @Post(':id/disable')
  @HttpCode(200)
  @Answer(200, http.userAnswer, 'The user can neither sign in nor recover; sessions have ended.')
  async disable(
    @Param('id', { schema: uuidParam }) id: string,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new DisableUser(id));
    return this.tagged(id, reply);
  }

  @Post(':id/lock')
  @HttpCode(200)
  @Answer(
    200,
    http.userAnswer,
    'No password of the user is right until they unlock the account, by a recovery.',
  )
  async lock(@Param('id', { schema: uuidParam }) id: string, @Res({ passthrough: true }) reply: TaggedReply) {
    await this.commands.execute(new LockAccount(id));
    return this.tagged(id, reply);
  }

  @Get(':id/readiness')
  @Answer(200, userReadinessAnswer, 'Whether the user could recover, as of the last look.')
  readiness(@Param('id', { schema: uuidParam }) id: string) {
    return this.queries.execute(new FindUserReadiness(id));
  }

  @Get(':id/enrolments')
  @Answer(200, http.enrolmentsAnswer, 'What the user has enrolled in, the newest first. No secret is in it.')
  async enrolments(@Param('id', { schema: uuidParam }) id: string) {
    return { items: await this.queries.execute(new FindUserEnrolments(id)) };
  }

  @Post(':id/enrolments/remove')
  @HttpCode(200)
  @Answer(200, http.enrolmentsAnswer, 'It proves nothing any more; the user can enrol anew.')
  async removeEnrolment(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.removeEnrolmentBody }) { enrolmentId }: z.infer<typeof http.removeEnrolmentBody>,
  ) {
    await this.commands.execute(new RemoveUserEnrolment(id, enrolmentId));
    return this.enrolments(id);
  }

  @Post(':id/enable')
  @HttpCode(200)
  @Answer(200, http.userAnswer, 'The user can sign in and recover again.')
  async enable(
    @Param('id', { schema: uuidParam }) id: string,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new EnableUser(id));
    return this.tagged(id, reply);
  }

  private async tagged(id: string, reply: TaggedReply): Promise<UserView> {
    const user = await this.queries.execute(new FindUser(id));
    reply.header('etag', entityTag(user.version));
    return user;
  }
}
