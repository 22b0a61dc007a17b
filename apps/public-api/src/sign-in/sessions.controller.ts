import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import { EndOtherSessions, EndOwnSession, FindOwnSessions } from '@latchkey/sign-in';
import { SessionToken } from './session-token.ts';
import * as http from './sign-in.http.ts';

const sessionHeader = ApiHeader({ name: 'Latchkey-Session', required: true });

/** Where somebody is signed in, for themselves. */
@ApiTags('sign-in')
@Controller('v1/sessions')
export class SessionsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @sessionHeader
  @Answer(200, http.sessionsAnswer, 'The sessions of the person who asks, the newest first; at most 100.')
  async list(@SessionToken() token: string) {
    return { items: await this.queries.execute(new FindOwnSessions(token)) };
  }

  @Delete(':id')
  @HttpCode(204)
  @sessionHeader
  @Answer(204, undefined, 'The session and its refresh tokens have ended.')
  async end(@SessionToken() token: string, @Param('id', { schema: uuidParam }) id: string): Promise<void> {
    await this.commands.execute(new EndOwnSession(token, id));
  }

  @Delete()
  @HttpCode(200)
  @sessionHeader
  @Answer(200, http.endedAnswer, 'All sessions of the person but this one have ended.')
  async endOthers(@SessionToken() token: string) {
    return { ended: await this.commands.execute(new EndOtherSessions(token)) };
  }
}
