import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Answer, Commands } from '@latchkey/platform';
import { SignInBrakes, type ResetOrigin } from '@latchkey/recovery';
import { FindSession, SignIn, SignOut } from '@latchkey/sign-in';
import type { z } from 'zod';
import { AskedFrom } from '../reset-requests/asked-from.ts';
import { SessionToken } from './session-token.ts';
import * as http from './sign-in.http.ts';
import { UserAgent } from './user-agent.ts';

const sessionHeader = ApiHeader({ name: 'Latchkey-Session', required: true });
const keyHeader = ApiHeader({ name: 'Idempotency-Key', required: true });

/** Signing in with a password, and out again. */
@ApiTags('sign-in')
@Controller('v1')
export class SignInController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly brakes: SignInBrakes,
  ) {}

  @Post('sign-in')
  @HttpCode(200)
  @keyHeader
  @Answer(200, http.signInAnswer, 'Signed in, or what is asked of the person first.')
  signIn(
    @Body({ schema: http.signInBody }) body: z.infer<typeof http.signInBody>,
    @UserAgent() userAgent: string | null,
    @AskedFrom() origin: ResetOrigin,
  ) {
    const { identifier, password, tokens = false, channel = 'front', context = {} } = body;
    return this.brakes.attempt(identifier, origin, () =>
      this.commands.execute(new SignIn(identifier, password, { userAgent, tokens, channel, context })),
    );
  }

  @Get('session')
  @sessionHeader
  @Answer(200, http.sessionAnswer, 'Who is signed in.')
  session(@SessionToken() token: string) {
    return this.queries.execute(new FindSession(token));
  }

  @Post('sign-out')
  @HttpCode(204)
  @keyHeader
  @sessionHeader
  @Answer(204, undefined, 'Signed out.')
  async signOut(@SessionToken() token: string): Promise<void> {
    await this.commands.execute(new SignOut(token));
  }
}
