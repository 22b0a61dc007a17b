import { Body, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  ChangeStaffRoles,
  DisableStaffMember,
  EnableStaffMember,
  FindStaff,
  FindStaffMember,
  InviteStaffMember,
  RemoveLostFactors,
  RenewInvitation,
} from '@latchkey/access';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import type { z } from 'zod';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { TenantResource } from '../http/places.ts';
import * as http from './staff.http.ts';

/** Who works for the tenant. */
@TenantResource('staff', 'staff')
export class StaffController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.memberPage, 'Staff, oldest first.')
  list(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindStaff(pageOf(query)));
  }

  @Get(':id')
  @Answer(200, http.memberAnswer, 'One member.')
  find(@Param('id', { schema: uuidParam }) id: string) {
    return this.queries.execute(new FindStaffMember(id));
  }

  @Post()
  @Answer(201, http.invitedAnswer, 'Invited. The token of the set-up link is told this once.')
  async invite(@Body({ schema: http.inviteBody }) body: z.infer<typeof http.inviteBody>) {
    const { email, displayName, roles } = body;
    const { staffId, invitation } = await this.commands.execute(
      new InviteStaffMember(email, displayName, roles),
    );
    return { ...(await this.find(staffId)), invitation };
  }

  @Post(':id/invitation')
  @Answer(201, http.invitationAnswer, 'A new set-up link; the older one is void.')
  inviteAgain(@Param('id', { schema: uuidParam }) id: string) {
    return this.commands.execute(new RenewInvitation(id));
  }

  @Put(':id/roles')
  @Answer(200, http.memberAnswer, 'The roles hold from the next request of the member on.')
  async changeRoles(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.rolesBody }) body: z.infer<typeof http.rolesBody>,
  ) {
    await this.commands.execute(new ChangeStaffRoles(id, body.roles));
    return this.find(id);
  }

  @Post(':id/disable')
  @HttpCode(200)
  @Answer(200, http.memberAnswer, 'The member is out: sessions and invitations have ended.')
  async disable(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new DisableStaffMember(id));
    return this.find(id);
  }

  @Post(':id/second-factors/remove')
  @HttpCode(200)
  @Answer(200, http.memberAnswer, 'The member has no second factor any more, and their sessions have ended.')
  async removeFactors(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new RemoveLostFactors(id));
    return this.find(id);
  }

  @Post(':id/enable')
  @HttpCode(200)
  @Answer(200, http.memberAnswer, 'The member may work again.')
  async enable(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new EnableStaffMember(id));
    return this.find(id);
  }
}
