import { Body, Controller, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Answer, Commands } from '@latchkey/platform';
import { AnswerResetPassword, AwaitActionUpdate, ContinueSignIn } from '@latchkey/sign-in';
import type { z } from 'zod';
import { preferredLocale } from '../reset-requests/preferred-locale.ts';
import * as http from './sign-in.http.ts';
import type { StatusReply } from './status-reply.ts';

const keyHeader = ApiHeader({ name: 'Idempotency-Key', required: true });

/** What an application's plan asks of people before they are signed in. */
@ApiTags('sign-in')
@Controller('v1/sign-in')
export class SignInActionsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Post('actions/reset-password')
  @HttpCode(200)
  @keyHeader
  @Answer(200, http.actionAnswer, 'The store has the new password, or none was needed. Continue the sign-in.')
  @Answer(202, http.actionAnswer, 'Nobody knows yet whether the store has it. This sign-in is over.')
  async resetPassword(
    @Body({ schema: http.resetPasswordActionBody }) body: z.infer<typeof http.resetPasswordActionBody>,
    @Res({ passthrough: true }) reply: StatusReply,
    @Headers('accept-language') languages?: string,
  ) {
    const { signInToken, ...entry } = body;
    const locale = preferredLocale(languages);
    const { changeId } = await this.commands.execute(new AnswerResetPassword(signInToken, entry, locale));
    if (changeId === null) return { result: 'SKIPPED' };
    const result = await this.queries.execute(new AwaitActionUpdate(changeId));
    reply.status(result === 'PASSWORD_CHANGED' ? 200 : 202);
    return { result };
  }

  @Post('continue')
  @HttpCode(200)
  @keyHeader
  @Answer(200, http.signInAnswer, 'Signed in, or the next thing that is asked.')
  continue(@Body({ schema: http.continueBody }) { signInToken }: z.infer<typeof http.continueBody>) {
    return this.commands.execute(new ContinueSignIn(signInToken));
  }
}
