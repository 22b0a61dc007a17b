import { Body, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  CreateIdentityProvider,
  DeleteIdentityProvider,
  DescribeService,
  FindIdentityProvider,
  FindIdentityProviders,
  UpdateIdentityProvider,
  type IdentityProviderView,
} from '@latchkey/access';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import type { z } from 'zod';
import { entityTag, IfMatch, type TaggedReply } from '../http/if-match.ts';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { TenantResource } from '../http/places.ts';
import * as http from './identity-providers.http.ts';

/** Where staff prove who they are in place of a password. */
@TenantResource('identity-providers', 'identity providers')
export class IdentityProvidersController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.identityProviderPage, 'Identity providers, oldest first.')
  list(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindIdentityProviders(pageOf(query)));
  }

  @Get(':id')
  @Answer(200, http.identityProviderAnswer, 'One provider, with its version as ETag.')
  find(@Param('id', { schema: uuidParam }) id: string, @Res({ passthrough: true }) reply: TaggedReply) {
    return this.tagged(id, reply);
  }

  @Get(':id/metadata')
  @Answer(200, http.metadataAnswer, 'What a SAML provider has to be told of us.')
  describe(@Param('id', { schema: uuidParam }) id: string) {
    return this.queries.execute(new DescribeService(id));
  }

  @Post()
  @Answer(201, http.identityProviderAnswer, 'Made. Staff can choose it if it is active.')
  async create(
    @Body({ schema: http.identityProviderBody })
    { clientSecret, ...content }: z.infer<typeof http.identityProviderBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    return this.tagged(await this.commands.execute(new CreateIdentityProvider(content, clientSecret)), reply);
  }

  @Put(':id')
  @Answer(200, http.identityProviderAnswer, 'Changed; sign-ins on their way through it end.')
  async update(
    @Param('id', { schema: uuidParam }) id: string,
    @IfMatch() version: number,
    @Body({ schema: http.identityProviderBody })
    { clientSecret, ...content }: z.infer<typeof http.identityProviderBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new UpdateIdentityProvider(id, version, content, clientSecret));
    return this.tagged(id, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Answer(204, undefined, 'Gone, its secret with it. Whom it vouched for needs another way in.')
  async remove(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new DeleteIdentityProvider(id));
  }

  private async tagged(id: string, reply: TaggedReply): Promise<IdentityProviderView> {
    const provider = await this.queries.execute(new FindIdentityProvider(id));
    reply.header('etag', entityTag(provider.version));
    return provider;
  }
}
