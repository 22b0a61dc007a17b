import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { donePage, passwordPage, statusPage, type PasswordProblem } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicApi, type FlowKey, type Refusal } from '../public-api.ts';
import { PublicApiUnreachable } from '../public-api-client.ts';
import { deviceCookie } from '../visits/device-cookie.ts';
import type { Visit } from '../visits/visit.ts';
import { Visits } from '../visits/visits.ts';
import { readFlow } from './flow-cookie.ts';
import { FLOW_PAGES, Flows } from './flows.ts';

/** public-api reads no longer one, in bytes of UTF-8; policies end far below. */
const LONGEST_SENT = 8192;

const POLICY_FAULTS: ReadonlySet<string> = new Set<PasswordProblem>([
  'required',
  'too-short',
  'too-long',
  'common',
  'breached',
  'contains-context',
]);

/** Step 3: the new password, and what became of it. */
@Controller('reset')
export class PasswordController {
  constructor(
    private readonly visits: Visits,
    private readonly api: PublicApi,
    private readonly flows: Flows,
  ) {}

  @Get('password')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.page(await this.visits.open(request, reply), 200, []);
  }

  @Post('password')
  async set(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!visit.hasGoodForm()) return this.page(visit, 403, ['stale-form']);
    const flow = readFlow(visit.cookies);
    const newPassword = visit.form.get('new-password') ?? '';
    if (!flow || newPassword === '') return this.page(visit, 422, ['required']);
    if (Buffer.byteLength(newPassword) > LONGEST_SENT) return this.page(visit, 422, ['too-long']);
    const outcome = await this.send(visit, flow, newPassword);
    if (outcome === 'not-known') return visit.seeOther(FLOW_PAGES.status);
    if (outcome.done) {
      const { result, deviceToken } = outcome.value;
      if (deviceToken !== null) visit.setCookie(deviceCookie(deviceToken));
      const known = result === 'PASSWORD_RESET';
      return visit.seeOther(known ? FLOW_PAGES.done : FLOW_PAGES.status);
    }
    const problems = problemsOf(outcome.refusal);
    await this.page(visit, problems.includes('store-unavailable') ? 503 : 422, problems);
  }

  @Get('status')
  async status(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const open = await this.flows.at(FLOW_PAGES.status, visit);
    if (!open) return;
    const state = open.status.state === 'setting' ? 'setting' : 'outcome_unknown';
    visit.page(200, statusPage(visit.frame(FLOW_PAGES.status), state));
  }

  @Get('done')
  async done(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const open = await this.flows.at(FLOW_PAGES.done, visit);
    if (open) visit.page(200, donePage(visit.frame(FLOW_PAGES.done)));
  }

  /** When the answer is lost on the way, the password may have been changed: the state will tell. */
  private async send(visit: Visit, flow: FlowKey, newPassword: string) {
    try {
      return await this.api.setPassword(visit.sender('POST /reset/password'), flow, newPassword);
    } catch (error) {
      if (error instanceof PublicApiUnreachable && error.sent) return 'not-known';
      throw error;
    }
  }

  /** Never shows a password again. */
  private async page(visit: Visit, status: number, problems: readonly PasswordProblem[]): Promise<void> {
    const open = await this.flows.at(FLOW_PAGES.password, visit);
    if (!open) return;
    const html = passwordPage(visit.frame(FLOW_PAGES.password), {
      formId: visit.newFormId(),
      rules: visit.appearance.passwordPolicy,
      until: open.status.setPasswordUntil,
      identifier: open.flow.identifier,
      problems,
    });
    visit.page(status, html);
  }
}

/** A fault that this version does not know is told as the store's: choose a different password. */
function problemsOf({ code, faults }: Refusal): PasswordProblem[] {
  if (code === 'store-unavailable') return ['store-unavailable'];
  if (code === 'idempotency-key-reused') return ['stale-form'];
  // The state of the flow says it better.
  if (code === 'flow-ended' || code === 'not-found') return [];
  const known = faults.map((fault) =>
    POLICY_FAULTS.has(fault) ? (fault as PasswordProblem) : 'store-refused',
  );
  return known.length > 0 ? [...new Set(known)] : ['store-refused'];
}
