import { Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindTextParts } from '@latchkey/messaging';
import { Answer } from '@latchkey/platform';
import type { z } from 'zod';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './message-texts.http.ts';

/** Everything that mails and SMS say, and how much of it can be said otherwise. */
@EnvironmentResource('message-text-parts', 'message texts')
export class MessageTextPartsController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Answer(200, http.partsAnswer, 'Each part with the words of the house and its placeholders.')
  async list(@Query({ schema: http.partsQuery }) { locale }: z.infer<typeof http.partsQuery>) {
    return { items: await this.queries.execute(new FindTextParts(locale ?? 'en')) };
  }
}
