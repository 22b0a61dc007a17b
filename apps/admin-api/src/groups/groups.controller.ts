import { Body, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  AddGroupMember,
  CreateGroup,
  DeleteGroup,
  FindGroup,
  FindGroupMembers,
  FindGroups,
  RemoveGroupMember,
} from '@latchkey/identity';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import type { z } from 'zod';
import { deleted, deletedAnswer } from '../http/deletions.ts';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './groups.http.ts';

/** Groups of people, whom a process may apply to. */
@EnvironmentResource('groups', 'users')
export class GroupsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.groupPage, 'Groups, oldest first.')
  list(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindGroups(pageOf(query)));
  }

  @Get(':id')
  @Answer(200, http.groupAnswer, 'One group.')
  find(@Param('id', { schema: uuidParam }) id: string) {
    return this.queries.execute(new FindGroup(id));
  }

  @Get(':id/members')
  @Answer(200, http.memberPage, 'Who belongs to it.')
  members(
    @Param('id', { schema: uuidParam }) id: string,
    @Query({ schema: plainListQuery }) query: PlainListQuery,
  ) {
    return this.queries.execute(new FindGroupMembers(id, pageOf(query)));
  }

  @Post()
  @Answer(201, http.groupAnswer, 'Made. Nobody belongs to it yet.')
  async create(@Body({ schema: http.createGroupBody }) body: z.infer<typeof http.createGroupBody>) {
    return this.find(await this.commands.execute(new CreateGroup(body.name)));
  }

  @Post(':id/members')
  @HttpCode(200)
  @Answer(200, http.groupAnswer, 'Belongs to it; twice is once.')
  async add(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.memberBody }) body: z.infer<typeof http.memberBody>,
  ) {
    await this.commands.execute(new AddGroupMember(id, body.userId));
    return this.find(id);
  }

  @Post(':id/members/remove')
  @HttpCode(200)
  @Answer(200, http.groupAnswer, 'Belongs to it no more; recoveries under way feel it at once.')
  async remove(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.memberBody }) body: z.infer<typeof http.memberBody>,
  ) {
    await this.commands.execute(new RemoveGroupMember(id, body.userId));
    return this.find(id);
  }

  @Delete(':id')
  @Answer(200, deletedAnswer, 'Gone; processes for it alone deactivate themselves.')
  async delete(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new DeleteGroup(id));
    return deleted(id);
  }
}
