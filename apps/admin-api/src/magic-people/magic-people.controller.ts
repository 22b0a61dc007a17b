import { Body, HttpCode, Post } from '@nestjs/common';
import { Answer, Commands } from '@latchkey/platform';
import { FurnishMagicPeople } from '@latchkey/recovery';
import type { z } from 'zod';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './magic-people.http.ts';

/** People by whom a test environment is tried out. */
@EnvironmentResource('magic-people', 'users')
export class MagicPeopleController {
  constructor(private readonly commands: Commands) {}

  @Post()
  @HttpCode(200)
  @Answer(200, http.magicPeopleAnswer, 'They are all there. In the live environment this is 409.')
  async furnish(@Body({ schema: http.furnishBody }) { storeId }: z.infer<typeof http.furnishBody>) {
    return { items: await this.commands.execute(new FurnishMagicPeople(storeId)) };
  }
}
