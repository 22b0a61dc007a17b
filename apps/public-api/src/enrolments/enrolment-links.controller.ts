import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Answer, Commands } from '@latchkey/platform';
import { CallerBrakes, type ResetOrigin } from '@latchkey/recovery';
import { RedeemEnrolmentLink } from '@latchkey/verification';
import type { z } from 'zod';
import { AskedFrom } from '../reset-requests/asked-from.ts';
import * as http from './enrolment-links.http.ts';

/** Links that were mailed to people who could not recover. No GET spends one: mail scanners open every address. */
@ApiTags('enrolments')
@Controller('v1/enrolment-links')
export class EnrolmentLinksController {
  constructor(
    private readonly commands: Commands,
    private readonly brakes: CallerBrakes,
  ) {}

  @Post('redeem')
  @HttpCode(200)
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @Answer(200, http.enrolmentSessionAnswer, 'Half an hour in which a first method is enrolled in.')
  redeem(
    @Body({ schema: http.redeemEnrolmentLinkBody }) { token }: z.infer<typeof http.redeemEnrolmentLinkBody>,
    @AskedFrom() origin: ResetOrigin,
  ) {
    return this.brakes.redeem(origin, () => this.commands.execute(new RedeemEnrolmentLink(token)));
  }
}
