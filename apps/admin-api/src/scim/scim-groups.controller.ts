import { Body, Delete, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  DeleteGroup,
  FindProvisionedGroup,
  ProvisionGroup,
  ReviseGroup,
  SearchGroups,
  type GroupRevision,
} from '@latchkey/identity';
import { Commands, uuidParam } from '@latchkey/platform';
import type { TaggedReply } from '../http/if-match.ts';
import { plainName } from './attribute-names.ts';
import { groupCriterion } from './criteria.ts';
import { GroupChanges } from './group-changes.ts';
import { bodyOf, operationsOf, type Body as ScimBody } from './patch.ts';
import type { Projection } from './projection.ts';
import { groupResource, placeOf } from './resources.ts';
import { ScimFault } from './scim-fault.ts';
import * as requests from './scim-requests.ts';
import { AnswersScim, ScimResource, ToldApartByName } from './scim-resource.ts';

/** Groups of people, as a directory has them. */
@ScimResource('Groups')
export class ScimGroupsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @AnswersScim()
  async search(@Query({ schema: requests.searchQuery }) query: requests.SearchQuery) {
    const [window, projection] = [requests.windowOf(query), requests.projectionOf(query)];
    const { total, items } = await this.queries.execute(
      new SearchGroups({
        criterion: query.filter === undefined ? null : groupCriterion(query.filter),
        window,
        descending: query.sortOrder === 'descending',
        order: groupOrder(query.sortBy),
        withMembers: projection.includes('members'),
      }),
    );
    return requests.listOf({ total, items: items.map(groupResource) }, window, projection);
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
    const { name, externalId = null, members } = said(bodyOf(body));
    const group = { name, externalId };
    const id = await this.commands.execute(new ProvisionGroup(group, members?.joining ?? []));
    reply.header('location', placeOf('Groups', id));
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
    // Who is not named is not in it (RFC 7644, 3.5.1).
    const revision = said({ members: [], ...bodyOf(body) });
    await this.commands.execute(new ReviseGroup(id, revision, version));
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
    const changes = new GroupChanges();
    for (const operation of operationsOf(body)) changes.patch(operation);
    await this.commands.execute(new ReviseGroup(id, changes.revision, version));
    return this.answer(id, requests.projectionOf(query), reply);
  }

  @Delete(':id')
  @HttpCode(204)
  async delete(
    @Param('id', { schema: uuidParam }) id: string,
    @requests.ScimIfMatch() version: number | null,
  ): Promise<void> {
    await this.commands.execute(new DeleteGroup(id, version));
  }

  private async answer(id: string, projection: Projection, reply: TaggedReply) {
    const withMembers = projection.includes('members');
    const found = await this.queries.execute(new FindProvisionedGroup(id, withMembers));
    const resource = groupResource(found);
    reply.header('etag', resource.meta.version);
    return projection.apply(resource);
  }
}

function said(body: ScimBody): GroupRevision & { readonly name: string } {
  const { name, ...rest } = new GroupChanges().takeAll(body).revision;
  if (name === undefined) throw new ScimFault('invalidValue', 'Send displayName.');
  return { ...rest, name };
}

function groupOrder(sortBy: string | undefined): 'created' | 'name' {
  const name = plainName(sortBy ?? 'id');
  if (name === 'displayname') return 'name';
  if (name === 'id' || name === 'meta.created') return 'created';
  throw new ScimFault('invalidValue', 'Sort by displayName, id or meta.created.');
}
