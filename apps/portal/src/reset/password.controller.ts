import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { donePage, statusPage, type PasswordProblem } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicApi, type ResetStatus } from '../public-api.ts';
import type { Refusal } from '../public-api-outcome.ts';
import { Visits } from '../visits/visits.ts';
import { readFlow } from './flow-cookie.ts';
import { FLOW_PAGES, Flows } from './flows.ts';
import { LastStep } from './last-step.ts';

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
    private readonly lastStep: LastStep,
  ) {}

  @Get('password')
  async show(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.lastStep.page(await this.visits.open(request, reply), 200, []);
  }

  @Post('password')
  async set(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    if (!visit.hasGoodForm()) return this.lastStep.page(visit, 403, ['stale-form']);
    const flow = readFlow(visit.cookies);
    const newPassword = visit.form.get('new-password') ?? '';
    if (!flow || newPassword === '') return this.lastStep.page(visit, 422, ['required']);
    if (Buffer.byteLength(newPassword) > LONGEST_SENT) return this.lastStep.page(visit, 422, ['too-long']);
    const sender = visit.sender('POST /reset/password');
    const outcome = await this.lastStep.answerOf(this.api.setPassword(sender, flow, newPassword));
    if (outcome === 'not-known') return visit.seeOther(FLOW_PAGES.status);
    if (outcome.done) return this.lastStep.ended(visit, outcome.value);
    const problems = problemsOf(outcome.refusal);
    await this.lastStep.page(visit, problems.includes('store-unavailable') ? 503 : 422, problems);
  }

  @Get('status')
  async status(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const open = await this.flows.at(FLOW_PAGES.status, visit);
    if (!open) return;
    const { state } = open.status;
    const told = state === 'setting' || state === 'submitted' ? state : 'outcome_unknown';
    visit.page(200, statusPage(visit.frame(FLOW_PAGES.status), told));
  }

  @Get('done')
  async done(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const open = await this.flows.at(FLOW_PAGES.done, visit);
    if (!open) return;
    visit.page(200, donePage(visit.frame(FLOW_PAGES.done), whatWasDone(open.status)));
  }
}

function whatWasDone({
  action,
  passwordMade,
  passwordRequested,
}: ResetStatus): Parameters<typeof donePage>[1] {
  if (action === 'unlock') return 'unlock';
  if (passwordRequested) return 'requested-password';
  return passwordMade ? 'made-password' : 'password';
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
