import { Body, Get, Put, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ChangeStaffPolicy, FindStaffPolicy, type StaffPolicy } from '@latchkey/access';
import { Answer, Commands } from '@latchkey/platform';
import type { z } from 'zod';
import { entityTag, IfMatch, type TaggedReply } from '../http/if-match.ts';
import { TenantResource } from '../http/places.ts';
import * as http from './second-factors.http.ts';

/** What the tenant asks of its staff. */
@TenantResource('staff-policy', 'staff')
export class StaffPolicyController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.policyAnswer, 'What is asked of staff, with its version as ETag.')
  async find(@Res({ passthrough: true }) reply: TaggedReply): Promise<StaffPolicy> {
    const policy = await this.queries.execute(new FindStaffPolicy());
    reply.header('etag', entityTag(policy.version));
    return policy;
  }

  @Put()
  @Answer(200, http.policyAnswer, 'Holds from the next request of everybody on.')
  async change(
    @IfMatch() version: number,
    @Body({ schema: http.policyBody }) body: z.infer<typeof http.policyBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new ChangeStaffPolicy(version, body.requireSecondFactor));
    return this.find(reply);
  }
}
