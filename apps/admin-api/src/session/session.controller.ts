import { Body, Get, HttpCode, Post, Req } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindMe, SignOutStaff } from '@latchkey/access';
import { Answer, Commands, StaffSessionOfRequest, StaffSignIn, WithoutCaller } from '@latchkey/platform';
import type { z } from 'zod';
import { TenantResource } from '../http/places.ts';
import * as http from './session.http.ts';

/** Signing in and out, and who one is. */
@TenantResource('', 'session')
export class SessionController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly staffSignIn: StaffSignIn,
  ) {}

  @Post('sign-in')
  @HttpCode(200)
  @WithoutCaller('the password is the proof')
  @Answer(200, http.signedInAnswer, 'Signed in. The answer to everything that is not right is the same.')
  signIn(
    @Body({ schema: http.signInBody }) body: z.infer<typeof http.signInBody>,
    @Req() request: { readonly id: string },
  ) {
    return this.staffSignIn.signIn(body, request.id);
  }

  @Post('sign-out')
  @HttpCode(204)
  @Answer(204, undefined, 'The session has ended.')
  async signOut(@StaffSessionOfRequest() token: string): Promise<void> {
    await this.commands.execute(new SignOutStaff(token));
  }

  @Get('me')
  @Answer(200, http.meAnswer, 'Who is signed in, and what they may do.')
  me() {
    return this.queries.execute(new FindMe());
  }
}
