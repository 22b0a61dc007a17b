import { Body, Controller, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Answer, Commands } from '@latchkey/platform';
import { AwaitOwnChange, ChangeOwnPassword, UnlockOwnAccount } from '@latchkey/sign-in';
import type { z } from 'zod';
import { preferredLocale } from '../reset-requests/preferred-locale.ts';
import * as http from './own-account.http.ts';
import { SessionToken } from './session-token.ts';
import type { StatusReply } from './status-reply.ts';

const sessionHeader = ApiHeader({ name: 'Latchkey-Session', required: true });
const keyHeader = ApiHeader({ name: 'Idempotency-Key', required: true });

/** What people do to the account that they are signed in to, where a process lets them. */
@ApiTags('sign-in')
@Controller('v1/session')
export class OwnAccountController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Post('change-password')
  @HttpCode(200)
  @keyHeader
  @sessionHeader
  @Answer(200, http.ownChangeAnswer, 'The store has the new password; every other session has ended.')
  @Answer(202, http.ownChangeAnswer, 'Nobody knows yet whether the store has it.')
  async changePassword(
    @SessionToken() token: string,
    @Body({ schema: http.changePasswordBody }) body: z.infer<typeof http.changePasswordBody>,
    @Res({ passthrough: true }) reply: StatusReply,
    @Headers('accept-language') languages?: string,
  ) {
    const { currentPassword, newPassword } = body;
    const locale = preferredLocale(languages);
    const asked = await this.commands.execute(
      new ChangeOwnPassword(token, currentPassword, newPassword, locale),
    );
    return this.awaited(asked, reply);
  }

  @Post('unlock')
  @HttpCode(200)
  @keyHeader
  @sessionHeader
  @Answer(200, http.ownChangeAnswer, 'The store lets the person in again; the password is as it was.')
  @Answer(202, http.ownChangeAnswer, 'Nobody knows yet whether the store has done it.')
  async unlock(
    @SessionToken() token: string,
    @Res({ passthrough: true }) reply: StatusReply,
    @Headers('accept-language') languages?: string,
  ) {
    const locale = preferredLocale(languages);
    return this.awaited(await this.commands.execute(new UnlockOwnAccount(token, locale)), reply);
  }

  private async awaited({ changeId }: { readonly changeId: string }, reply: StatusReply) {
    const result = await this.queries.execute(new AwaitOwnChange(changeId));
    reply.status(result === 'PASSWORD_CHANGED' || result === 'ACCOUNT_UNLOCKED' ? 200 : 202);
    return { result };
  }
}
