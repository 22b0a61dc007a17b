import { problemPage } from '@latchkey/ui';
import type { PublicApi, ResetState, ResetStatus, ProvenReset } from '../public-api.ts';
import type { Visit } from '../visits/visit.ts';
import { readFlow, type Flow } from './flow-cookie.ts';

export const FLOW_PAGES = {
  sent: '/reset/sent',
  more: '/reset/more',
  password: '/reset/password',
  status: '/reset/status',
  done: '/reset/done',
} as const;
type FlowPage = (typeof FLOW_PAGES)[keyof typeof FLOW_PAGES];

/** Where a request stands decides which page is right; the address that was opened does not. */
const PAGE_OF_STATE: Readonly<Record<ResetState, FlowPage | 'ended' | 'failed'>> = {
  awaiting_proof: FLOW_PAGES.sent,
  awaiting_more_proof: FLOW_PAGES.more,
  proven: FLOW_PAGES.password,
  setting: FLOW_PAGES.status,
  submitted: FLOW_PAGES.status,
  outcome_unknown: FLOW_PAGES.status,
  succeeded: FLOW_PAGES.done,
  failed: 'failed',
  expired: 'ended',
};

/** Where a proof leads to. */
export function pageAfterProof({ state }: Pick<ProvenReset, 'state'>): FlowPage {
  return state === 'proven' ? FLOW_PAGES.password : FLOW_PAGES.more;
}

export interface OpenFlow {
  readonly flow: Flow;
  readonly status: ResetStatus;
}

export class Flows {
  private readonly api: PublicApi;

  constructor(api: PublicApi) {
    this.api = api;
  }

  /**
   * The reset of this browser, if `page` is its right page. Otherwise the visitor is answered (led to the right page,
   * or told that the request has ended) and nothing is returned: so Back, reload and a second tab are always safe.
   */
  async at(page: FlowPage, visit: Visit): Promise<OpenFlow | undefined> {
    const flow = readFlow(visit.cookies);
    if (!flow) return this.ended(visit, 'ended', undefined);
    const outcome = await this.api.resetStatus(visit.caller, flow);
    if (!outcome.done) return this.ended(visit, 'ended', undefined);
    const right = PAGE_OF_STATE[outcome.value.state];
    if (right === 'ended' || right === 'failed') return this.ended(visit, right, flow.identifier);
    if (right === page) return { flow, status: outcome.value };
    visit.seeOther(right);
    return undefined;
  }

  /**
   * Where the identifier is still known, one button starts again with it. The cookie stays: another tab may have been
   * given its new value a moment ago.
   */
  private ended(visit: Visit, kind: 'ended' | 'failed', identifier: string | undefined): undefined {
    const { reference } = visit;
    const next = startAgain(visit, identifier);
    visit.page(410, problemPage(visit.frame('/reset'), { kind, reference, next }));
    return undefined;
  }
}

export function startAgain(visit: Visit, identifier: string | undefined) {
  if (!identifier) return { address: '/reset' };
  return { action: '/reset', formId: visit.newFormId(), values: { identifier } };
}
