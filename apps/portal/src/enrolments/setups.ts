import { begunPage, enrolPage, type EnrolFault, type EnrolProblem, type ShownToConfirm } from '@latchkey/ui';
import type { Refusal } from '../public-api-outcome.ts';
import type { Visit } from '../visits/visit.ts';
import type { EnrolmentForm, EnrolmentsApi, OwnMethod } from './enrolments-api.ts';
import {
  countHeld,
  hasEnded,
  METHODS_PAGE,
  MOST_OF_ONE,
  offered,
  UUID,
  type OpenMethods,
  type OwnMethods,
} from './own-methods.ts';
import { toldRefusal, type ToldRefusal } from './refusals.ts';

/** One method that a person is about to enrol in. */
export interface Setup {
  readonly open: OpenMethods;
  readonly method: OwnMethod;
  readonly form: EnrolmentForm;
}

/** How its first page is shown; by default as it is opened. */
export interface SetupView {
  readonly status?: number;
  readonly problems?: readonly EnrolProblem[];
  readonly typedPhone?: string;
  readonly chosen?: readonly string[];
  readonly asksPassword?: boolean;
  readonly retryAt?: Date | undefined;
}

export interface ShownView {
  readonly enrolmentId: string;
  readonly shown: ShownToConfirm;
  readonly status?: number;
  readonly problem?: EnrolFault;
}

export class Setups {
  private readonly api: EnrolmentsApi;
  private readonly ownMethods: OwnMethods;

  constructor(api: EnrolmentsApi, ownMethods: OwnMethods) {
    this.api = api;
    this.ownMethods = ownMethods;
  }

  /** Undefined where the visitor has been answered: led to sign in, or told that there is no such method. */
  async open(visit: Visit, verificationId: string): Promise<Setup | undefined> {
    const open = await this.ownMethods.open(visit);
    if (!open) return undefined;
    const method = open.methods.find((each) => each.verificationId === verificationId);
    if (!method || !UUID.test(verificationId)) return this.notOffered(visit, open);
    const { token } = open.session;
    const outcome = await this.api.form(visit.caller, token, verificationId, visit.locale);
    if (outcome.done) return { open, method, form: outcome.value };
    if (!hasEnded(outcome.refusal)) return this.notOffered(visit, open);
    this.ownMethods.ended(visit, open.session);
    return undefined;
  }

  page(visit: Visit, setup: Setup, view: SetupView = {}): void {
    const { method, form } = setup;
    const { status = 200, asksPassword = !mayBeLent(setup.open), ...shown } = view;
    const { verificationId } = method;
    const html = enrolPage(visit.frame(`${METHODS_PAGE}/${verificationId}`), {
      ...{ verificationId, title: form.title, method: form.method, form: form.form },
      ...{ formId: visit.newFormId(), asksPassword, ...shown },
    });
    visit.page(status, html);
  }

  /** The second page: what is shown once, and the form by which it is confirmed. */
  shown(
    visit: Visit,
    { method, form }: Setup,
    { enrolmentId, shown, status = 200, problem }: ShownView,
  ): void {
    const { verificationId } = method;
    const setup = `${METHODS_PAGE}/${verificationId}`;
    const path = shown.kind === 'phone' ? `${setup}/${enrolmentId}/confirmation` : setup;
    const page = { verificationId, enrolmentId, title: form.title, shown, problem };
    visit.page(status, begunPage(visit.frame(path), { ...page, formId: visit.newFormId() }));
  }

  /** Answers whoever was refused, on the first page of the method. */
  refused(visit: Visit, setup: Setup, refusal: Refusal, view: SetupView = {}): void {
    if (hasEnded(refusal)) return this.ownMethods.ended(visit, setup.open.session);
    if (refusal.code === 'not-found') return this.ownMethods.notOffered(visit, setup.open);
    const retryAt =
      refusal.retryAfter === undefined
        ? undefined
        : new Date(visit.now.getTime() + refusal.retryAfter * 1000);
    this.page(visit, setup, { ...told(refusal, setup, view), retryAt, ...view });
  }

  private notOffered(visit: Visit, open: OpenMethods): undefined {
    this.ownMethods.notOffered(visit, open);
    return undefined;
  }
}

/** S-36: by a mailed link, and as long as nothing is the person's own. */
export function mayBeLent({ session, methods }: OpenMethods): boolean {
  return session.lent !== undefined && countHeld(methods) === 0;
}

/** public-api has one code for whoever has this one and for whoever has too many. */
function told(refusal: Refusal, { method }: Setup, { chosen }: SetupView): ToldRefusal {
  if (refusal.code !== 'conflict') return toldRefusal(refusal, chosen);
  const full = offered(method).held.length >= MOST_OF_ONE;
  return { status: 409, problems: [{ fault: full ? 'too-many' : 'had-already' }] };
}
