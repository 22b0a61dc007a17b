import { Body, HttpCode, Param, Post } from '@nestjs/common';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import { MailResetLink } from '@latchkey/recovery';
import type { z } from 'zod';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './reset-links.http.ts';

/** Links by which a user chooses a new password once. Who asks for one never sees it. */
@EnvironmentResource('users/:id/reset-links', 'users')
export class ResetLinksController {
  constructor(private readonly commands: Commands) {}

  @Post()
  @HttpCode(202)
  @Answer(
    202,
    http.mailedResetLinkAnswer,
    'A mail is on its way to the address on file; an older link of staff is void. One in five minutes: 429 says when the next may go.',
  )
  mail(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.mailResetLinkBody })
    { applicationId, hours }: z.infer<typeof http.mailResetLinkBody>,
  ) {
    return this.commands.execute(new MailResetLink(id, applicationId, hours));
  }
}
