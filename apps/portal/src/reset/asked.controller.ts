import { Controller, Get, Post, Req, Res } from '@nestjs/common';
import { askedPage, type Asked, type AskedProblem } from '@latchkey/ui';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PublicApi, type FlowKey } from '../public-api.ts';
import type { Visit } from '../visits/visit.ts';
import { Visits } from '../visits/visits.ts';
import { flowCookie, readFlow } from './flow-cookie.ts';
import { FLOW_PAGES, pageAfterProof } from './flows.ts';

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;
const ANSWER_FIELD = /^answer-([\da-f-]{36})$/;
/** What a page of ours said of a number; from elsewhere it could say anything. */
const NUMBER_END = /^\d{1,4}$/;

/** In UTF-16 units and bytes of UTF-8; public-api takes no longer ones. */
const LONGEST_ANSWER = 1024;
const LONGEST_CODE = 64;

/** What is asked, and by which of several that the person has. */
interface Wanted {
  readonly verificationId: string;
  readonly enrolmentId?: string;
}

interface ShownAnswer {
  readonly verificationId: string;
  readonly code?: string;
  readonly answers?: Readonly<Record<string, string>>;
  readonly credential?: string;
}

/** A proof that asks first: what it asks is the answer to a form, so that nothing is sent by opening a page. */
@Controller('reset/more')
export class AskedController {
  constructor(
    private readonly visits: Visits,
    private readonly api: PublicApi,
  ) {}

  /** The address of a form's answer, opened again. */
  @Get(['ask', 'answer'])
  async lead(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    (await this.visits.open(request, reply)).seeOther(FLOW_PAGES.more);
  }

  @Post('ask')
  async ask(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const flow = readFlow(visit.cookies);
    const verificationId = visit.form.get('verification') ?? '';
    if (!visit.hasGoodForm() || !flow || !UUID.test(verificationId)) return visit.seeOther(FLOW_PAGES.more);
    await this.askAnew(visit, flow, { verificationId, ...chosenIn(visit) }, 200);
  }

  @Post('answer')
  async answer(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const visit = await this.visits.open(request, reply);
    const flow = readFlow(visit.cookies);
    const shown = shownIn(visit);
    if (!visit.hasGoodForm() || !flow || !shown) return visit.seeOther(FLOW_PAGES.more);
    const outcome = await this.api.proveFurther(visit.sender('POST /reset/more/answer'), flow, shown);
    if (!outcome.done) return this.refused(visit, flow, shown, outcome.refusal.code);
    const { id, flowSecret: secret, setPasswordUntil } = outcome.value;
    const known = flow.identifier ? { identifier: flow.identifier } : {};
    visit.setCookie(flowCookie({ id, secret, ...known }, setPasswordUntil, visit.now));
    visit.seeOther(pageAfterProof(outcome.value));
  }

  /** A code that was mistyped is typed again; whatever else was asked is asked anew, since it may be another by now. */
  private async refused(visit: Visit, flow: FlowKey, shown: ShownAnswer, code: string): Promise<void> {
    const problem = code === 'idempotency-key-reused' ? 'stale-form' : 'rejected';
    const wanted = { verificationId: shown.verificationId, ...chosenIn(visit) };
    const sentTo = visit.form.get('sent-to') ?? '';
    if (shown.code === undefined) return this.askAnew(visit, flow, wanted, 422, problem);
    if (!NUMBER_END.test(sentTo)) return visit.seeOther(FLOW_PAGES.more);
    this.page(visit, 422, wanted, { kind: 'code', sentTo }, problem);
  }

  private async askAnew(
    visit: Visit,
    flow: FlowKey,
    wanted: Wanted,
    status: number,
    problem?: AskedProblem,
  ): Promise<void> {
    const outcome = await this.api.askProof(visit.sender('POST /reset/more/ask'), flow, wanted);
    if (!outcome.done) return visit.seeOther(`${FLOW_PAGES.more}?unable`);
    this.page(visit, status, wanted, outcome.value, problem);
  }

  private page(visit: Visit, status: number, wanted: Wanted, asked: Asked, problem?: AskedProblem): void {
    const forms = { formId: visit.newFormId(), againFormId: visit.newFormId() };
    visit.page(status, askedPage(visit.frame(FLOW_PAGES.more), { ...wanted, asked, ...forms, problem }));
  }
}

/** The telephone that was chosen, where there was a choice. */
function chosenIn({ form }: Visit): { enrolmentId?: string } {
  const enrolmentId = form.get('enrolment') ?? '';
  return UUID.test(enrolmentId) ? { enrolmentId } : {};
}

/** Undefined for what no page of ours sends. */
function shownIn({ form }: Visit): ShownAnswer | undefined {
  const verificationId = form.get('verification') ?? '';
  if (!UUID.test(verificationId)) return undefined;
  const code = form.get('code');
  const credential = form.get('credential');
  if (credential !== undefined) return { verificationId, credential };
  if (code !== undefined)
    return Buffer.byteLength(code) > LONGEST_CODE || code === '' ? undefined : { verificationId, code };
  const answers = [...form].flatMap(([name, value]) => {
    const id = ANSWER_FIELD.exec(name)?.[1] ?? '';
    return UUID.test(id) ? [[id, value.slice(0, LONGEST_ANSWER)] as const] : [];
  });
  return { verificationId, answers: Object.fromEntries(answers) };
}
