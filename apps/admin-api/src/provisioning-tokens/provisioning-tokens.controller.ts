import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { CreateProvisioningToken, FindProvisioningTokens, RevokeProvisioningToken } from '@latchkey/identity';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import type { z } from 'zod';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './provisioning-tokens.http.ts';

/** By what directories bring their people. */
@EnvironmentResource('provisioning-tokens', 'users')
export class ProvisioningTokensController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.tokenPage, 'Tokens, oldest first, revoked ones too.')
  list(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindProvisioningTokens(pageOf(query)));
  }

  @Post()
  @Answer(201, http.createdTokenAnswer, 'The token is in this answer and nowhere else.')
  create(@Body({ schema: http.createTokenBody }) body: z.infer<typeof http.createTokenBody>) {
    return this.commands.execute(new CreateProvisioningToken(body.label, body.storeId));
  }

  @Post(':id/revoke')
  @HttpCode(200)
  @Answer(200, http.revokedTokenAnswer, 'The token lets nobody in any more.')
  async revoke(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new RevokeProvisioningToken(id));
    return { id, revoked: true };
  }
}
