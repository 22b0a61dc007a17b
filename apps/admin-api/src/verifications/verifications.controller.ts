import { Body, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import {
  ActivateVerification,
  CreateVerification,
  DeactivateVerification,
  DeleteVerification,
  FindVerification,
  FindVerifications,
  UpdateVerification,
} from '@latchkey/verification';
import type { z } from 'zod';
import { deleted, deletedAnswer } from '../http/deletions.ts';
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
  @Answer(201, http.verificationAnswer, 'Made. Parameters that were left out are as its template says.')
  async create(
    @Body({ schema: http.createVerificationBody }) body: z.infer<typeof http.createVerificationBody>,
  ) {
    const { name, type, parameters, templateId } = body;
    return this.find(await this.commands.execute(new CreateVerification(name, type, parameters, templateId)));
  }

  @Put(':id')
  @Answer(200, http.verificationAnswer, 'Changed. Names of parameters are those of the type, always.')
  async update(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.updateVerificationBody }) body: z.infer<typeof http.updateVerificationBody>,
  ) {
    await this.commands.execute(new UpdateVerification(id, body.name, body.parameters));
    return this.find(id);
  }

  @Post(':id/activate')
  @HttpCode(200)
  @Answer(200, http.verificationAnswer, 'Processes can take this proof. A mock cannot, with live users.')
  async activate(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new ActivateVerification(id));
    return this.find(id);
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @Answer(
    200,
    http.verificationAnswer,
    'It proves nothing any more; processes that need it deactivate themselves.',
  )
  async deactivate(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new DeactivateVerification(id));
    return this.find(id);
  }

  @Delete(':id')
  @Answer(200, deletedAnswer, 'Gone. 409 lists the active processes that need it.')
  async delete(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new DeleteVerification(id));
    return deleted(id);
  }
}
