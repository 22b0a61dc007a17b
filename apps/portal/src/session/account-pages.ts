import { accountPage, type AccountNews, type AccountProblem } from '@latchkey/ui';
import type { Visit } from '../visits/visit.ts';
import { noSessionCookie, sessionOf } from './session-cookie.ts';
import { SessionsApi, type OwnSession } from './sessions-api.ts';

export interface OpenAccount {
  readonly token: string;
  readonly session: OwnSession;
}

/** The account of whoever is signed in with this browser. */
export class AccountPages {
  constructor(private readonly api: SessionsApi) {}

  /** Undefined where the visitor has been led to sign in. */
  async open(visit: Visit): Promise<OpenAccount | undefined> {
    const token = sessionOf(visit);
    if (!token) {
      visit.seeOther('/sign-in');
      return undefined;
    }
    const outcome = await this.api.find(visit.caller, token);
    if (outcome.done) return { token, session: outcome.value };
    this.ended(visit);
    return undefined;
  }

  ended(visit: Visit): void {
    visit.setCookie(noSessionCookie());
    visit.seeOther('/sign-in?ended=1');
  }

  page(
    visit: Visit,
    { session }: OpenAccount,
    status: number,
    said: { readonly news?: AccountNews | undefined; readonly problem?: AccountProblem } = {},
  ): void {
    const { user, expiresAt: until, offers } = session;
    const content = {
      ...{ formId: visit.newFormId(), displayName: user.displayName, until, ...said },
      mayChangePassword: offers.includes('change_password'),
      unlockFormId: offers.includes('unlock') ? visit.newFormId() : undefined,
    };
    visit.page(status, accountPage(visit.frame('/account'), content));
  }
}
