import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import { CreateVerification, FindVerification, FindVerifications } from '@latchkey/verification';
import type { z } from 'zod';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './verifications.http.ts';

/** Ways to prove oneself, with this tenant's settings. */
@EnvironmentResource('verifications', 'verifications')
export class VerificationsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.verificationPage, 'Verifications, oldest first.')
  list(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindVerifications(pageOf(query)));
  }

  @Get(':id')
  @Answer(200, http.verificationAnswer, 'One verification.')
  find(@Param('id', { schema: uuidParam }) id: string) {
    return this.queries.execute(new FindVerification(id));
  }

  @Post()
  @Answer(201, http.verificationAnswer, 'Made. Parameters that were left out have their defaults.')
  async create(
    @Body({ schema: http.createVerificationBody }) body: z.infer<typeof http.createVerificationBody>,
  ) {
    return this.find(await this.commands.execute(new CreateVerification(body.name, body.parameters)));
  }
}
