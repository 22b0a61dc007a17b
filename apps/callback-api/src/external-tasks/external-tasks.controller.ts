import { Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  AnswerExternalTask,
  ClaimExternalTasks,
  KeepExternalTask,
  type OutcomeStatus,
  type SaidOfTask,
} from '@latchkey/credentials';
import { Answer, Deduplicated, problemSchema, uuidParam } from '@latchkey/platform';
import { callId, ExecutorCalls, type ExecutorRequest } from './executor-call.ts';
import * as http from './external-tasks.http.ts';
import { SignedBody } from './signed-body.ts';

const once = 'what was said once has its effect once, however often it is sent';
const known = { reference: 'reference', storeId: 'storeId' } as const;
const uuid = { schema: uuidParam };

/** What executors of external stores tell, and ask for. */
@ApiTags('external systems')
@Controller('v1/stores/:storeId')
export class ExternalTasksController {
  constructor(
    private readonly commands: CommandBus,
    private readonly calls: ExecutorCalls,
  ) {}

  @Post('password-reset-requests/:reference/status')
  @HttpCode(200)
  @Deduplicated(once)
  @ApiOperation({
    operationId: 'updatePasswordResetRequestStatus',
    summary: 'Update Password Reset Request Status',
  })
  @SignedBody(http.statusBody)
  @Answer(200, http.statusAnswer, 'Heard. The same word again is answered in the same way.')
  @Answer(409, problemSchema, 'The request has another outcome, has expired, or is held under a lease.')
  async update(
    @Param(known.storeId, uuid) storeId: string,
    @Param(known.reference, uuid) reference: string,
    @Req() request: ExecutorRequest,
  ) {
    const { token, status, reason } = await this.calls.read(storeId, request, http.statusBody);
    return this.said({ storeId, reference, token }, { status, reason, fence: null });
  }

  @Post('work/claims')
  @HttpCode(200)
  @Deduplicated('a claim that is sent again gets the tasks that it holds')
  @ApiOperation({ operationId: 'claimWork', summary: 'Claim work' })
  @SignedBody(http.claimBody)
  @Answer(200, http.workAnswer, 'The oldest tasks that nobody holds; none when there are none.')
  async claim(@Param(known.storeId, uuid) storeId: string, @Req() request: ExecutorRequest) {
    const claim = await this.calls.read(storeId, request, http.claimBody);
    const wanted = { ...claim, id: callId(request) };
    return { tasks: await this.commands.execute(new ClaimExternalTasks(storeId, wanted)) };
  }

  @Post('work/:reference/heartbeat')
  @HttpCode(200)
  @Deduplicated('a lease that is kept twice is kept')
  @ApiOperation({ operationId: 'keepWork', summary: 'Keep a lease' })
  @SignedBody(http.heartbeatBody)
  @Answer(200, http.keptAnswer, 'The task is yours for so many seconds more.')
  @Answer(409, problemSchema, 'It is another\u2019s now, or over: stop.')
  async keep(
    @Param(known.storeId, uuid) storeId: string,
    @Param(known.reference, uuid) reference: string,
    @Req() request: ExecutorRequest,
  ) {
    const lease = await this.calls.read(storeId, request, http.heartbeatBody);
    return this.commands.execute(new KeepExternalTask(storeId, reference, lease));
  }

  @Post('work/:reference/completion')
  @HttpCode(200)
  @Deduplicated(once)
  @ApiOperation({ operationId: 'completeWork', summary: 'Complete work' })
  @SignedBody(http.completionBody)
  @Answer(200, http.statusAnswer, 'Heard. The same word again is answered in the same way.')
  @Answer(409, problemSchema, 'It is another\u2019s now, or has another outcome.')
  async complete(
    @Param(known.storeId, uuid) storeId: string,
    @Param(known.reference, uuid) reference: string,
    @Req() request: ExecutorRequest,
  ) {
    const { token, ...said } = await this.calls.read(storeId, request, http.completionBody);
    return this.said({ storeId, reference, token }, said);
  }

  private async said(
    name: { readonly storeId: string; readonly reference: string; readonly token: string },
    said: SaidOfTask,
  ): Promise<{ readonly reference: string; readonly status: OutcomeStatus }> {
    const status = await this.commands.execute(new AnswerExternalTask(name, said));
    return { reference: name.reference, status };
  }
}
