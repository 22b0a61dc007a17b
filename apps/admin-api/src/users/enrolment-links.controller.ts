import { Body, Get, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import { FindEnrolmentLinks, MailEnrolmentLink, VoidEnrolmentLink } from '@latchkey/verification';
import type { z } from 'zod';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './enrolment-links.http.ts';

/** Links by which a user enrols in a first method without a password. Who asks for one never sees it. */
@EnvironmentResource('users/:id/enrolment-links', 'users')
export class EnrolmentLinksController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @Answer(200, http.linksAnswer, 'The link that the user was mailed last, and what became of it.')
  async list(@Param('id', { schema: uuidParam }) id: string) {
    return { items: await this.queries.execute(new FindEnrolmentLinks(id)) };
  }

  @Post()
  @HttpCode(202)
  @Answer(
    202,
    http.mailedLinkAnswer,
    'A mail is on its way to the address on file; an older link is void. One an hour: 429 says when the next may go.',
  )
  mail(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.mailLinkBody }) { applicationId, hours }: z.infer<typeof http.mailLinkBody>,
  ) {
    return this.commands.execute(new MailEnrolmentLink(id, applicationId, hours));
  }

  @Post('void')
  @HttpCode(200)
  @Answer(200, http.linksAnswer, 'It opens nothing any more, and what it has opened is closed.')
  async void(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.voidLinkBody }) { linkId }: z.infer<typeof http.voidLinkBody>,
  ) {
    await this.commands.execute(new VoidEnrolmentLink(id, linkId));
    return this.list(id);
  }
}
