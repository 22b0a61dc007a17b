import { Body, Controller, Headers, HttpCode, Post, Res } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Answer, Needs, problemSchema } from '@latchkey/platform';
import type { ResetOrigin } from '@latchkey/recovery';
import type { z } from 'zod';
import { AskedFrom } from '../reset-requests/asked-from.ts';
import { askedForProof, proofHeader } from '../reset-requests/proof-description.ts';
import { FlowSecret, flowSecretOf } from '../reset-requests/flow-secret.ts';
import { shownProof } from '../shown-proof/shown-proof.http.ts';
import * as http from './step-api.http.ts';
import { StepConversation, type Holder, type StepAnswer, type Wishes } from './step-conversation.ts';

interface StatusReply {
  status(code: number): unknown;
}

const flowHeader = (required: boolean) =>
  ApiHeader({ name: 'Latchkey-Flow', required, description: 'The newest secret that an answer gave.' });
const page = 'The page to show now, and how to go on from it.';

/**
 * A recovery as pages that somebody else draws: a portal, a chat, a lock screen. Each answer is the next page. The
 * names of the steps, and the second address, are those that ServiceNow's integrators know (PR-A00).
 */
@ApiTags('step by step')
@Needs('password-reset-workflow:execute')
@Controller(['v1/pwd_reset', 'api/now/v1/pwd_reset'])
export class StepApiController {
  constructor(private readonly conversation: StepConversation) {}

  @Post('init')
  @HttpCode(200)
  @Answer(200, http.stepAnswer, page)
  init(
    @Body({ schema: http.initBody }) { locale }: z.infer<typeof http.initBody>,
    @AskedFrom() origin: ResetOrigin,
    @Headers('accept-language') acceptLanguage?: string,
  ) {
    return this.conversation.init({ locale, acceptLanguage, origin });
  }

  @Post('identify')
  @HttpCode(200)
  @flowHeader(true)
  @proofHeader
  @Answer(403, problemSchema, askedForProof)
  @Answer(
    200,
    http.stepAnswer,
    `${page} The same for any identifier. Without one: the page that asks for it.`,
  )
  identify(
    @Body({ schema: http.identifyBody }) body: z.infer<typeof http.identifyBody>,
    @FlowSecret() secret: string,
    @AskedFrom() origin: ResetOrigin,
    @Headers('accept-language') acceptLanguage?: string,
  ) {
    const { id, identifier, locale } = body;
    const wishes = { locale, acceptLanguage, origin };
    return identifier === undefined
      ? this.conversation.identifyPage({ id, secret }, wishes)
      : this.conversation.identify({ id, secret }, identifier, wishes);
  }

  @Post('verify')
  @HttpCode(200)
  @flowHeader(false)
  @Answer(200, http.stepAnswer, `${page} With "id" alone: where the recovery stands.`)
  verify(
    @Body({ schema: http.verifyBody }) body: z.infer<typeof http.verifyBody>,
    @AskedFrom() origin: ResetOrigin,
    @Headers('latchkey-flow') flow?: string,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<StepAnswer> {
    const { id = '', code, verificationId, enrolmentId, token, resend, locale } = body;
    const wishes = { locale, acceptLanguage, origin };
    // A link is opened by somebody who has no flow yet.
    if (token !== undefined) return this.conversation.redeem(token, wishes);
    const holder = { id, secret: flowSecretOf(flow) };
    if (verificationId !== undefined && body.ask)
      return this.conversation.ask(holder, { verificationId, enrolmentId }, wishes);
    if (verificationId !== undefined)
      return this.conversation.proveFurther(holder, verificationId, shownProof(body), wishes);
    if (code !== undefined) return this.conversation.prove(holder, code, wishes);
    return resend ? this.conversation.resend(holder, wishes) : this.conversation.look(holder, wishes);
  }

  @Post('reset')
  @HttpCode(200)
  @flowHeader(true)
  @Answer(200, http.stepAnswer, page)
  @Answer(
    202,
    http.stepAnswer,
    'Nobody knows yet whether the store has done it, or another system carries it out.',
  )
  async reset(
    @Body({ schema: http.resetBody }) body: z.infer<typeof http.resetBody>,
    @FlowSecret() secret: string,
    @Res({ passthrough: true }) reply: StatusReply,
    @Headers('accept-language') acceptLanguage?: string,
  ) {
    const wishes = { locale: body.locale, acceptLanguage };
    const holder = { id: body.id, secret };
    const ending = this.ending(body, holder, wishes);
    if (!ending) return this.conversation.look(holder, wishes);
    const answer = await ending;
    reply.status(answer.state === 'success' ? 200 : 202);
    return answer;
  }

  private ending(
    { newPassword, generate, request, unlock }: z.infer<typeof http.resetBody>,
    holder: Holder,
    wishes: Wishes,
  ): Promise<StepAnswer> | undefined {
    if (newPassword !== undefined) return this.conversation.setPassword(holder, newPassword, wishes);
    if (generate) return this.conversation.generatePassword(holder, wishes);
    if (request) return this.conversation.requestPassword(holder, wishes);
    return unlock ? this.conversation.unlock(holder, wishes) : undefined;
  }

  @Post('success')
  @HttpCode(200)
  @flowHeader(true)
  @Answer(200, http.stepAnswer, 'The page that says that the password is changed.')
  success(
    @Body({ schema: http.endingBody }) { id, locale }: z.infer<typeof http.endingBody>,
    @FlowSecret() secret: string,
    @Headers('accept-language') acceptLanguage?: string,
  ) {
    return this.conversation.ending({ id, secret }, ['success'], { locale, acceptLanguage });
  }

  @Post('failure')
  @HttpCode(200)
  @flowHeader(true)
  @Answer(200, http.stepAnswer, 'The page that says how the recovery ended without a new password.')
  failure(
    @Body({ schema: http.endingBody }) { id, locale }: z.infer<typeof http.endingBody>,
    @FlowSecret() secret: string,
    @Headers('accept-language') acceptLanguage?: string,
  ) {
    const endings = ['failure', 'expired', 'outcome_unknown'] as const;
    return this.conversation.ending({ id, secret }, endings, { locale, acceptLanguage });
  }
}
