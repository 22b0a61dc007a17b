import { Body, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindCredentialStore, TryExecutorCall } from '@latchkey/credentials';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import type { z } from 'zod';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './callback-trials.http.ts';

/** For who builds an executor of an external store: why a call is not believed. */
@EnvironmentResource('credential-stores/:id/callback-trials', 'credential stores')
export class CallbackTrialsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Post()
  @HttpCode(200)
  @Answer(
    200,
    http.callTrialAnswer,
    'Whether callback-api would believe this call now, or what is wrong with it.',
  )
  async tryCall(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.callTrialBody }) sample: z.infer<typeof http.callTrialBody>,
  ) {
    await this.queries.execute(new FindCredentialStore(id));
    const { webhookId, webhookTimestamp, webhookSignature } = sample;
    const headers = { id: webhookId, timestamp: webhookTimestamp, signature: webhookSignature };
    const body = Buffer.from(sample.body, 'utf8');
    return this.commands.execute(new TryExecutorCall(id, { ...headers, body }));
  }
}
