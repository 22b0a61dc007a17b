import { Body, Controller, Get, Headers, HttpCode, Param, Post } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import {
  BeginEnrolment,
  ConfirmEnrolment,
  FindEnrolmentForm,
  FindOwnEnrolments,
  RemoveEnrolment,
} from '@latchkey/verification';
import type { z } from 'zod';
import { preferredLocale } from '../reset-requests/preferred-locale.ts';
import { shownProof } from '../shown-proof/shown-proof.http.ts';
import { SessionToken } from '../sign-in/session-token.ts';
import * as http from './enrolments.http.ts';

const sessionHeader = ApiHeader({ name: 'Latchkey-Session', required: true });
const keyHeader = ApiHeader({ name: 'Idempotency-Key', required: true });

/** What a person can prove by, beside their mail: signed in, or by a mailed link. */
@ApiTags('enrolments')
@Controller('v1/enrolments')
export class EnrolmentsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
  ) {}

  @Get()
  @sessionHeader
  @Answer(200, http.ownMethodsAnswer, 'What is offered here, and what the person has. No secret is in it.')
  async list(@SessionToken() token: string) {
    return { methods: await this.queries.execute(new FindOwnEnrolments(token)) };
  }

  @Get('forms/:verificationId')
  @sessionHeader
  @Answer(200, http.formAnswer, 'What to ask the person for before they enrol.')
  form(
    @SessionToken() token: string,
    @Param('verificationId', { schema: uuidParam }) verificationId: string,
    @Headers('accept-language') languages?: string,
  ) {
    return this.queries.execute(new FindEnrolmentForm(token, verificationId, preferredLocale(languages)));
  }

  @Post()
  @HttpCode(201)
  @keyHeader
  @sessionHeader
  @Answer(201, http.begunAnswer, 'Begun; what it shows is in this answer only.')
  begin(
    @SessionToken() token: string,
    @Body({ schema: http.beginBody }) body: z.infer<typeof http.beginBody>,
    @Headers('accept-language') languages?: string,
  ) {
    const { verificationId, password, ...given } = body;
    const locale = preferredLocale(languages);
    return this.commands.execute(
      new BeginEnrolment(token, verificationId, password, locale, shownProof(given)),
    );
  }

  @Post(':id/confirmation')
  @HttpCode(200)
  @keyHeader
  @sessionHeader
  @Answer(200, http.confirmedAnswer, 'It is the person\u2019s, and proves from that moment on.')
  confirm(
    @SessionToken() token: string,
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.confirmBody }) body: z.infer<typeof http.confirmBody>,
    @Headers('accept-language') languages?: string,
  ) {
    const locale = preferredLocale(languages);
    return this.commands.execute(new ConfirmEnrolment(token, id, locale, shownProof(body)));
  }

  @Post(':id/removal')
  @HttpCode(204)
  @keyHeader
  @sessionHeader
  @Answer(204, undefined, 'It proves nothing any more; what was kept of it is destroyed.')
  async remove(
    @SessionToken() token: string,
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.removeBody }) { password }: z.infer<typeof http.removeBody>,
    @Headers('accept-language') languages?: string,
  ): Promise<void> {
    await this.commands.execute(new RemoveEnrolment(token, id, password, preferredLocale(languages)));
  }
}
