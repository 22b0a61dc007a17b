import { Get, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { AskLockState, FindLockQuestion } from '@latchkey/credentials';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './lock-states.http.ts';

/** Whether the store of a password lets its owner in: asked by staff, answered by the worker. */
@EnvironmentResource('', 'users')
export class LockStatesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Post('users/:id/lock-states')
  @HttpCode(202)
  @Answer(202, http.lockStateAnswer, 'The worker asks the store; ask for the answer by its id.')
  async ask(@Param('id', { schema: uuidParam }) id: string) {
    return this.find(await this.commands.execute(new AskLockState(id)));
  }

  @Get('lock-states/:id')
  @Answer(200, http.lockStateAnswer, 'One question, with its answer when the worker has it.')
  find(@Param('id', { schema: uuidParam }) id: string) {
    return this.queries.execute(new FindLockQuestion(id));
  }
}
