import { Body, Controller, Get, Headers, HttpCode, Param, Post, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { typedCode } from '@latchkey/verification';
import { Answer, Commands, Needs, problemSchema, uuidParam } from '@latchkey/platform';
import {
  AskProof,
  CallerBrakes,
  FindReset,
  ProofRejected,
  RedeemLink,
  ResendMail,
  StartReset,
  SubmitFurtherProof,
  SubmitProof,
  type ProvenFlow,
  type ResetOrigin,
} from '@latchkey/recovery';
import type { z } from 'zod';
import { PlanView } from '../appearance/plan-view.ts';
import { AskedFrom } from './asked-from.ts';
import { Endings, isDone, type Ended } from './endings.ts';
import { FlowSecret } from './flow-secret.ts';
import { shownProof } from '../shown-proof/shown-proof.http.ts';
import { preferredLocale } from './preferred-locale.ts';
import { askedForProof, proofHeader } from './proof-description.ts';
import * as http from './reset-requests.http.ts';

const flowHeader = ApiHeader({
  name: 'Latchkey-Flow',
  required: true,
  description: 'The secret of the flow.',
});
const deviceHeader = ApiHeader({
  name: 'Latchkey-Device',
  required: false,
  description: 'The token of a device that completed a recovery before: strangers cannot use up its mails.',
});
const keyHeader = ApiHeader({ name: 'Idempotency-Key', required: true });

/** The part of the reply that decides a status after the fact. */
interface StatusReply {
  status(code: number): unknown;
}

/** Recovery of a password, step by step. */
@ApiTags('reset requests')
@Needs('password-reset-workflow:execute')
@Controller('v1')
export class ResetRequestsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly plans: PlanView,
    private readonly brakes: CallerBrakes,
    private readonly endings: Endings,
  ) {}

  @Post('reset-requests')
  @HttpCode(202)
  @keyHeader
  @deviceHeader
  @proofHeader
  @Answer(403, problemSchema, askedForProof)
  @Answer(
    202,
    http.startedAnswer,
    'If the account exists, a mail is on its way. The answer is the same if not.',
  )
  async start(
    @Body({ schema: http.startResetBody }) body: z.infer<typeof http.startResetBody>,
    @AskedFrom() origin: ResetOrigin,
    @Headers('accept-language') languages?: string,
  ) {
    const locale = body.locale ?? preferredLocale(languages);
    const { isProven } = await this.brakes.start(origin);
    const started = await this.commands.execute(new StartReset(body.identifier, locale, origin, isProven));
    return { state: 'awaiting_proof', ...started };
  }

  @Get('reset-requests/:id')
  @flowHeader
  @Answer(200, http.resetAnswer, 'Where the flow stands.')
  find(@Param('id', { schema: uuidParam }) id: string, @FlowSecret() secret: string) {
    return this.queries.execute(new FindReset(id, secret));
  }

  @Post('reset-requests/:id/challenges')
  @HttpCode(202)
  @keyHeader
  @flowHeader
  @deviceHeader
  @Answer(
    202,
    http.resentAnswer,
    'Another mail is on its way. The older code is void, the older link is not.',
  )
  async resend(
    @Param('id', { schema: uuidParam }) id: string,
    @FlowSecret() secret: string,
    @AskedFrom() { device }: ResetOrigin,
  ) {
    const resent = await this.commands.execute(new ResendMail(id, secret, device));
    return { state: 'awaiting_proof', ...resent };
  }

  @Post('reset-requests/:id/proofs')
  @HttpCode(200)
  @keyHeader
  @flowHeader
  @Answer(200, http.provenAnswer, 'Proven. The answer holds a new secret for the rest of the flow.')
  async prove(
    @Param('id', { schema: uuidParam }) id: string,
    @FlowSecret() secret: string,
    @Body({ schema: http.submitProofBody }) body: z.infer<typeof http.submitProofBody>,
  ) {
    const { code, verificationId } = body;
    if (verificationId !== undefined) {
      const shown = shownProof(body);
      return this.proven(
        await this.commands.execute(new SubmitFurtherProof(id, secret, verificationId, shown)),
      );
    }
    const typed = typedCode(code ?? '');
    if (typed === undefined) throw new ProofRejected('not a code');
    return this.proven(await this.commands.execute(new SubmitProof(id, secret, typed)));
  }

  @Post('reset-requests/:id/further-proofs/:verificationId/challenge')
  @HttpCode(200)
  @keyHeader
  @flowHeader
  @Answer(200, http.askedAnswer, 'What to answer, where a further proof asks first.')
  ask(
    @Param('id', { schema: uuidParam }) id: string,
    @Param('verificationId', { schema: uuidParam }) verificationId: string,
    @FlowSecret() secret: string,
    @Body({ schema: http.askBody }) body: z.infer<typeof http.askBody>,
    @Headers('accept-language') languages?: string,
  ) {
    const locale = body.locale ?? preferredLocale(languages);
    const wish = { locale, enrolmentId: body.enrolmentId };
    return this.commands.execute(new AskProof(id, secret, verificationId, wish));
  }

  @Post('reset-links/redeem')
  @HttpCode(200)
  @keyHeader
  @Answer(200, http.provenAnswer, 'Proven, in a flow of this caller.')
  async redeem(
    @Body({ schema: http.redeemLinkBody }) body: z.infer<typeof http.redeemLinkBody>,
    @AskedFrom() origin: ResetOrigin,
  ) {
    const redeem = () => this.commands.execute(new RedeemLink(body.token));
    return this.proven(await this.brakes.redeem(origin, redeem));
  }

  @Post('reset-requests/:id/password')
  @HttpCode(200)
  @keyHeader
  @flowHeader
  @Answer(200, http.resultAnswer, 'The store has the new password.')
  @Answer(
    202,
    http.resultAnswer,
    'Nobody knows yet whether the store has it, or an external system carries it out and answers later.',
  )
  async setPassword(
    @Param('id', { schema: uuidParam }) id: string,
    @FlowSecret() secret: string,
    @Body({ schema: http.setPasswordBody }) body: z.infer<typeof http.setPasswordBody>,
    @Res({ passthrough: true }) reply: StatusReply,
  ) {
    const holder = { id, secret };
    const { newPassword } = body;
    const asked =
      newPassword === undefined ? this.endings.request(holder) : this.endings.choose(holder, newPassword);
    return told(await asked, reply);
  }

  @Post('reset-requests/:id/generated-password')
  @HttpCode(200)
  @keyHeader
  @flowHeader
  @Answer(
    200,
    http.generatedAnswer,
    'The store has a new password; it is shown here once, or mailed, or both.',
  )
  @Answer(202, http.generatedAnswer, 'Nobody knows yet whether the store has it.')
  async generatePassword(
    @Param('id', { schema: uuidParam }) id: string,
    @FlowSecret() secret: string,
    @Res({ passthrough: true }) reply: StatusReply,
  ) {
    return told(await this.endings.generate({ id, secret }), reply);
  }

  @Post('reset-requests/:id/unlock')
  @HttpCode(200)
  @keyHeader
  @flowHeader
  @Answer(200, http.resultAnswer, 'The account is unlocked. Its password is what it was.')
  @Answer(202, http.resultAnswer, 'Nobody knows yet whether it is.')
  async unlock(
    @Param('id', { schema: uuidParam }) id: string,
    @FlowSecret() secret: string,
    @Res({ passthrough: true }) reply: StatusReply,
  ) {
    return told(await this.endings.unlock({ id, secret }), reply);
  }

  private async proven(flow: ProvenFlow) {
    return { ...flow, passwordPolicy: await this.plans.passwordPolicy() };
  }
}

/** 202 for what is not known, or not done, yet. */
function told<T extends Ended>(ended: T, reply: StatusReply): T {
  reply.status(isDone(ended) ? 200 : 202);
  return ended;
}
