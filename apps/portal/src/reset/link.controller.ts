import { Controller } from '@nestjs/common';
import { linkPage, problemPage } from '@latchkey/ui';
import { MailedLink } from '../forms/mailed-link.ts';
import { PublicApi, type ProvenReset } from '../public-api.ts';
import type { Visit } from '../visits/visit.ts';
import { Visits } from '../visits/visits.ts';
import { flowCookie, readFlow } from './flow-cookie.ts';
import { pageAfterProof, startAgain } from './flows.ts';

/** The link of a reset: it proves that whoever presses its button reads the mailbox. */
@Controller('reset/link')
export class LinkController extends MailedLink<ProvenReset> {
  constructor(
    protected readonly visits: Visits,
    private readonly api: PublicApi,
  ) {
    super();
  }

  protected button(visit: Visit, problem?: 'stale-form'): string {
    return linkPage(visit.frame(''), { formId: visit.newFormId(), ...(problem && { problem }) });
  }

  protected rejection(visit: Visit): string {
    const next = startAgain(visit, readFlow(visit.cookies)?.identifier);
    return problemPage(visit.frame(''), { kind: 'link-rejected', reference: visit.reference, next });
  }

  protected redeemed(visit: Visit, token: string) {
    return this.api.redeemLink(visit.sender('POST /reset/link'), token);
  }

  protected goOn(visit: Visit, proven: ProvenReset): void {
    const { id, flowSecret: secret, setPasswordUntil } = proven;
    // The link may belong to another request than the one this browser began: then nothing is known about it.
    const own = readFlow(visit.cookies);
    const known = own?.id === id && own.identifier ? { identifier: own.identifier } : {};
    visit.setCookie(flowCookie({ id, secret, ...known }, setPasswordUntil, visit.now));
    visit.seeOther(pageAfterProof(proven));
  }
}
