import { Body, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  EraseUser,
  FindProvisionedUser,
  ProvisionUser,
  ReviseUser,
  SearchUsers,
  type ProvisionedUserView,
} from '@latchkey/identity';
import { Commands, uuidParam } from '@latchkey/platform';
import type { TaggedReply } from '../http/if-match.ts';
import { userCriterion } from './criteria.ts';
import { bodyOf, operationsOf } from './patch.ts';
import type { Projection } from './projection.ts';
import { placeOf, userResource } from './resources.ts';
import * as requests from './scim-requests.ts';
import { AnswersScim, ScimResource, ToldApartByName } from './scim-resource.ts';
import { newUser, replacedUser, userOrder } from './scim-users.ts';
import { UserChanges } from './user-changes.ts';

/** People, as a directory brings them, changes them and takes them away. */
@ScimResource('Users')
export class ScimUsersController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @AnswersScim()
  async search(@Query({ schema: requests.searchQuery }) query: requests.SearchQuery) {
    const window = requests.windowOf(query);
    const criterion = query.filter === undefined ? null : userCriterion(query.filter);
    const descending = query.sortOrder === 'descending';
    const search = { criterion, window, descending, order: userOrder(query.sortBy) };
    const { total, items } = await this.queries.execute(new SearchUsers(search));
    const found = { total, items: items.map(userResource) };
    return requests.listOf(found, window, requests.projectionOf(query));
  }

  @Get(':id')
  @AnswersScim()
  find(
    @Param('id', { schema: uuidParam }) id: string,
    @Query({ schema: requests.projectionQuery }) query: requests.ProjectionQuery,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    return this.answer(id, requests.projectionOf(query), reply);
  }

  @Post()
  @ToldApartByName()
  @AnswersScim()
  async create(
    @Body() body: unknown,
    @Query({ schema: requests.projectionQuery }) query: requests.ProjectionQuery,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    const id = await this.commands.execute(new ProvisionUser(newUser(bodyOf(body))));
    reply.header('location', placeOf('Users', id));
    return this.answer(id, requests.projectionOf(query), reply);
  }

  @Put(':id')
  @AnswersScim()
  async replace(
    @Param('id', { schema: uuidParam }) id: string,
    @requests.ScimIfMatch() version: number | null,
    @Body() body: unknown,
    @Query({ schema: requests.projectionQuery }) query: requests.ProjectionQuery,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new ReviseUser(id, replacedUser(bodyOf(body)), version));
    return this.answer(id, requests.projectionOf(query), reply);
  }

  @Patch(':id')
  @AnswersScim()
  async patch(
    @Param('id', { schema: uuidParam }) id: string,
    @requests.ScimIfMatch() version: number | null,
    @Body() body: unknown,
    @Query({ schema: requests.projectionQuery }) query: requests.ProjectionQuery,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    const changes = new UserChanges((await this.user(id)).email);
    for (const operation of operationsOf(body)) changes.patch(operation);
    await this.commands.execute(new ReviseUser(id, changes.revision, version));
    return this.answer(id, requests.projectionOf(query), reply);
  }

  @Delete(':id')
  @HttpCode(204)
  async delete(
    @Param('id', { schema: uuidParam }) id: string,
    @requests.ScimIfMatch() version: number | null,
  ): Promise<void> {
    await this.commands.execute(new EraseUser(id, version));
  }

  private user(id: string): Promise<ProvisionedUserView> {
    return this.queries.execute(new FindProvisionedUser(id));
  }

  private async answer(id: string, projection: Projection, reply: TaggedReply) {
    const resource = userResource(await this.user(id));
    reply.header('etag', resource.meta.version);
    return projection.apply(resource);
  }
}
