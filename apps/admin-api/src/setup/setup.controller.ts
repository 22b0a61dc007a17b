import { Body, HttpCode, Post, Req } from '@nestjs/common';
import { CompleteSetup, SetupLinkRejected, type CompletedSetup } from '@latchkey/access';
import { Answer, Commands, Newcomers, WithoutCaller } from '@latchkey/platform';
import type { z } from 'zod';
import { TenantResource } from '../http/places.ts';
import * as http from './setup.http.ts';

/** The way in for who has no password yet. */
@TenantResource('setup', 'setup')
export class SetupController {
  constructor(
    private readonly commands: Commands,
    private readonly newcomers: Newcomers,
  ) {}

  @Post()
  @HttpCode(201)
  @WithoutCaller('the set-up link is the proof')
  @Answer(201, http.setupAnswer, 'The link is used; sign in with the password that was chosen.')
  complete(
    @Body({ schema: http.setupBody }) body: z.infer<typeof http.setupBody>,
    @Req() request: { readonly id: string },
  ): Promise<CompletedSetup> {
    const { tenant, token, email, displayName, password } = body;
    return this.newcomers.enter(
      tenant,
      request.id,
      () => this.commands.execute(new CompleteSetup(token, email, displayName, password)),
      () => Promise.reject(new SetupLinkRejected('unknown tenant')),
    );
  }
}
