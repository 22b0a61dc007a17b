import { Body, Get, Param, Put, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import { ChangeSignInPlan, FindSignInPlan, type SignInPlanView } from '@latchkey/sign-in';
import type { z } from 'zod';
import { entityTag, IfMatch, type TaggedReply } from '../http/if-match.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './sign-in-plans.http.ts';

/** What happens while people sign in at an application, in order. */
@EnvironmentResource('applications/:id/sign-in-plan', 'applications')
export class SignInPlansController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.signInPlanAnswer, 'Its actions, in order, with the version as ETag.')
  find(@Param('id', { schema: uuidParam }) id: string, @Res({ passthrough: true }) reply: TaggedReply) {
    return this.tagged(id, reply);
  }

  @Put()
  @Answer(200, http.signInPlanAnswer, 'Changed. 412 when somebody else was faster.')
  async change(
    @Param('id', { schema: uuidParam }) id: string,
    @IfMatch() version: number,
    @Body({ schema: http.signInPlanBody }) { actions }: z.infer<typeof http.signInPlanBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new ChangeSignInPlan(id, version, actions));
    return this.tagged(id, reply);
  }

  private async tagged(id: string, reply: TaggedReply): Promise<SignInPlanView> {
    const plan = await this.queries.execute(new FindSignInPlan(id));
    reply.header('etag', entityTag(plan.version));
    return plan;
  }
}
