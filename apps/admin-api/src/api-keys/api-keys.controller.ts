import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import { CreateApiKey, FindApiKeys, RevokeApiKey } from '@latchkey/tenancy';
import type { z } from 'zod';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './api-keys.http.ts';

/** Keys by which a tenant's own applications call public-api. */
@EnvironmentResource('', 'api keys')
export class ApiKeysController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get('applications/:id/api-keys')
  @Answer(200, http.keyPage, 'Keys of the application, oldest first, revoked ones too.')
  list(
    @Param('id', { schema: uuidParam }) applicationId: string,
    @Query({ schema: plainListQuery }) query: PlainListQuery,
  ) {
    return this.queries.execute(new FindApiKeys(applicationId, pageOf(query)));
  }

  @Post('applications/:id/api-keys')
  @Answer(201, http.createdKeyAnswer, 'The key is in this answer and nowhere else.')
  create(
    @Param('id', { schema: uuidParam }) applicationId: string,
    @Body({ schema: http.createKeyBody }) body: z.infer<typeof http.createKeyBody>,
  ) {
    return this.commands.execute(new CreateApiKey(applicationId, body.label, body.permissions));
  }

  @Post('api-keys/:id/revoke')
  @HttpCode(200)
  @Answer(200, http.revokedAnswer, 'The key opens nothing any more.')
  async revoke(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new RevokeApiKey(id));
    return { id, revoked: true };
  }
}
