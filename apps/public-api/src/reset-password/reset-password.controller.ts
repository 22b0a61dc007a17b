import { Body, Controller, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Answer, Commands, needPermission, Needs, problemSchema } from '@latchkey/platform';
import {
  CallerBrakes,
  ProofRejected,
  readRequestCode,
  requestCodeOf,
  ResendMail,
  StartReset,
  type ResetOrigin,
} from '@latchkey/recovery';
import type { z } from 'zod';
import { AskedFrom } from '../reset-requests/asked-from.ts';
import { Endings, isPending } from '../reset-requests/endings.ts';
import { preferredLocale } from '../reset-requests/preferred-locale.ts';
import { askedForProof, proofHeader } from '../reset-requests/proof-description.ts';
import type { StatusReply } from '../sign-in/status-reply.ts';
import * as http from './reset-password.http.ts';

const keyHeader = ApiHeader({ name: 'Idempotency-Key', required: true });

/** Recovery in one call, for applications with pages of their own: a mail, and then a code with a new password. */
@ApiTags('password reset')
@Controller('v1/password-reset')
@Needs('password-reset-workflow:execute')
export class ResetPasswordController {
  constructor(
    private readonly commands: Commands,
    private readonly brakes: CallerBrakes,
    private readonly endings: Endings,
  ) {}

  @Post('send-email')
  @HttpCode(202)
  @keyHeader
  @proofHeader
  @Answer(403, problemSchema, askedForProof)
  @Answer(
    202,
    http.emailSentAnswer,
    'If the account exists, a mail with a code, and a link where the process mails one, is on its way. The answer is the same if not.',
  )
  async sendEmail(
    @Body({ schema: http.sendEmailBody }) body: z.infer<typeof http.sendEmailBody>,
    @AskedFrom() origin: ResetOrigin,
    @Headers('accept-language') languages?: string,
  ) {
    const locale = body.locale ?? preferredLocale(languages);
    const { isProven } = await this.brakes.start(origin);
    const started = await this.commands.execute(new StartReset(body.identifier, locale, origin, isProven));
    const { id, flowSecret, ...clocks } = started;
    return { requestCode: requestCodeOf({ id, flowSecret }), ...clocks };
  }

  @Post('resend-email')
  @HttpCode(202)
  @keyHeader
  @Answer(
    202,
    http.emailResentAnswer,
    'Another mail is on its way. The request code stays; the older verification code is void, the older link is not.',
  )
  async resendEmail(
    @Body({ schema: http.resendEmailBody }) { requestCode }: z.infer<typeof http.resendEmailBody>,
    @AskedFrom() { device }: ResetOrigin,
  ) {
    const named = readRequestCode(requestCode);
    if (!named) throw new ProofRejected('no request code');
    const { id, flowSecret } = named;
    const resent = await this.commands.execute(new ResendMail(id, flowSecret, device));
    const { expiresAt, codeExpiresAt, codeLength, mailsLink, resendAfter } = resent;
    return { expiresAt, codeExpiresAt, codeLength, mailsLink, resendAfter };
  }

  @Post('reset-password')
  @HttpCode(200)
  @keyHeader
  @Answer(200, http.resetAnswer, 'The store has the new password; every session of its owner has ended.')
  @Answer(
    202,
    http.resetAnswer,
    'Nobody knows yet whether the store has it, or an external system carries it out and answers later.',
  )
  async resetPassword(
    @Body({ schema: http.resetPasswordBody }) body: z.infer<typeof http.resetPasswordBody>,
    @AskedFrom() origin: ResetOrigin,
    @Res({ passthrough: true }) reply: StatusReply,
  ) {
    const { newPassword, suppressNotification } = body;
    if (suppressNotification) needPermission('password-reset-workflow:suppress-notification');
    const shown = http.shownCode(body);
    const reset = () => this.endings.inOneCall(shown, newPassword, suppressNotification);
    const ended = await (shown.by === 'verification_code' ? reset() : this.brakes.redeem(origin, reset));
    reply.status(isPending(ended) ? 202 : 200);
    return { result: ended.result };
  }
}
