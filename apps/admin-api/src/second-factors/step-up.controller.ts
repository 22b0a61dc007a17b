import { Body, HttpCode, Post } from '@nestjs/common';
import { AskForPasskey, ShowSecondFactor } from '@latchkey/access';
import { Answer, Commands, StaffSessionOfRequest } from '@latchkey/platform';
import type { z } from 'zod';
import { TenantResource } from '../http/places.ts';
import * as http from './second-factors.http.ts';

/** Showing a second factor: to finish a sign-in, and before dangerous actions. */
@TenantResource('session', 'session')
export class StepUpController {
  constructor(private readonly commands: Commands) {}

  @Post('step-up')
  @HttpCode(204)
  @Answer(204, undefined, 'Shown: the session is whole, and dangerous actions are open to it for 5 minutes.')
  async show(
    @Body({ schema: http.shownBody }) body: z.infer<typeof http.shownBody>,
    @StaffSessionOfRequest() token: string,
  ): Promise<void> {
    await this.commands.execute(new ShowSecondFactor(token, body));
  }

  @Post('passkey-challenge')
  @Answer(201, http.challengeAnswer, 'What the browser is to sign with a passkey: once, within 5 minutes.')
  ask(@StaffSessionOfRequest() token: string) {
    return this.commands.execute(new AskForPasskey(token));
  }
}
