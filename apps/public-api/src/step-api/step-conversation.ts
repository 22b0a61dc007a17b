import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { applicationOf, NotFound, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Commands } from '@latchkey/platform';
import {
  AskProof,
  CallerBrakes,
  FindReset,
  FindStepSession,
  OpenStepSession,
  ProofRejected,
  RedeemLink,
  ResendMail,
  StartReset,
  StepNotReached,
  SubmitFurtherProof,
  SubmitProof,
  type ProvenFlow,
  type ResetView,
  type ResetOrigin,
} from '@latchkey/recovery';
import { Appearances, type Appearance } from '@latchkey/tenancy';
import { negotiateLocale, wordsIn, type Locale } from '@latchkey/ui';
import { typedCode, type ShownProof } from '@latchkey/verification';
import { Endings, type Ended } from '../reset-requests/endings.ts';
import { PlanView } from '../appearance/plan-view.ts';
import { StepVoice } from './step-nodes.ts';
import { askedPage, furtherPage } from './further-pages.ts';
import * as pages from './step-pages.ts';

/** A page, and what the caller needs to go on from it. */
export interface StepAnswer extends pages.StepPage {
  readonly id: string;
  /** New: the older secret is void. Null when the present one stays. */
  readonly flowSecret: string | null;
  readonly expiresAt: string | null;
  /** Of a device that has just completed a recovery: strangers cannot use up its mails (S-12). */
  readonly deviceToken?: string | null;
}

/** Language wishes of one call: its body's before its header's, never the account's. */
export interface Wishes {
  readonly locale?: string | undefined;
  readonly acceptLanguage?: string | undefined;
}

/** A call that brakes count, and from where it comes. */
export interface Asked extends Wishes {
  readonly origin: ResetOrigin;
}

/** Who is speaking: the flow and its present secret. */
export interface Holder {
  readonly id: string;
  readonly secret: string;
}

/** Which of the further proofs is to ask, and by which of several enrolments. */
export interface AskedFor {
  readonly verificationId: string;
  readonly enrolmentId?: string | undefined;
}

/** What the texts of a page need of the tenant. */
@Injectable()
export class StepSurroundings {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly appearances: Appearances,
    readonly plans: PlanView,
  ) {}

  async appearance(): Promise<Appearance> {
    const applicationId = applicationOf(TenantContext.current().actor) ?? '';
    const found = await this.unitOfWork.read(() => this.appearances.of(applicationId));
    if (!found) throw new NotFound();
    return found;
  }
}

/** The recovery as a row of pages, for whoever draws them: each step is one of the commands that the other API has. */
@Injectable()
export class StepConversation {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly surroundings: StepSurroundings,
    private readonly brakes: CallerBrakes,
    private readonly endings: Endings,
  ) {}

  async init({ origin, ...wishes }: Asked): Promise<StepAnswer> {
    await this.brakes.visit(origin);
    const { id, secret, expiresAt } = await this.commands.execute(new OpenStepSession(localeOf(wishes)));
    const { voice } = await this.speaker(localeOf(wishes));
    return {
      id,
      flowSecret: secret,
      expiresAt,
      ...pages.identifyPage(voice, await this.surroundings.plans.identifiedBy()),
    };
  }

  /** The page again, when nobody is named yet. */
  async identifyPage({ id, secret }: Holder, wishes: Wishes): Promise<StepAnswer> {
    const session = await this.queries.execute(new FindStepSession(id, secret));
    const { voice } = await this.speaker(localeOf(wishes, session.locale));
    return {
      id,
      flowSecret: null,
      expiresAt: session.expiresAt,
      ...pages.identifyPage(voice, await this.surroundings.plans.identifiedBy()),
    };
  }

  async identify(
    { id, secret }: Holder,
    identifier: string,
    { origin, ...wishes }: Asked,
  ): Promise<StepAnswer> {
    const session = await this.queries.execute(new FindStepSession(id, secret));
    const locale = localeOf(wishes, session.locale);
    const { isProven } = await this.brakes.start(origin);
    const started = await this.commands.execute(new StartReset(identifier, locale, origin, isProven));
    const { voice } = await this.speaker(locale);
    const { id: requestId, flowSecret, expiresAt, ...mail } = started;
    return { id: requestId, flowSecret, expiresAt, ...pages.verifyPage(voice, { identifier, ...mail }) };
  }

  async prove({ id, secret }: Holder, typed: string, wishes: Wishes): Promise<StepAnswer> {
    const code = typedCode(typed);
    if (code === undefined) throw new ProofRejected('not a code');
    return this.proven(await this.commands.execute(new SubmitProof(id, secret, code)), wishes);
  }

  async proveFurther(
    { id, secret }: Holder,
    verificationId: string,
    shown: ShownProof,
    wishes: Wishes,
  ): Promise<StepAnswer> {
    return this.proven(
      await this.commands.execute(new SubmitFurtherProof(id, secret, verificationId, shown)),
      wishes,
    );
  }

  /** The page with what one of the further proofs asks. */
  async ask({ id, secret }: Holder, wish: AskedFor, wishes: Wishes): Promise<StepAnswer> {
    const locale = localeOf(wishes);
    const { verificationId, enrolmentId } = wish;
    const how = { locale, enrolmentId };
    const question = await this.commands.execute(new AskProof(id, secret, verificationId, how));
    const { furtherProofs, expiresAt } = await this.queries.execute(new FindReset(id, secret));
    const proof = furtherProofs.find((each) => each.id === verificationId);
    if (!proof) throw new NotFound();
    const { voice } = await this.speaker(locale);
    return { id, flowSecret: null, expiresAt, ...askedPage(voice, proof, question) };
  }

  async redeem(token: string, { origin, ...wishes }: Asked): Promise<StepAnswer> {
    const redeem = () => this.commands.execute(new RedeemLink(token));
    return this.proven(await this.brakes.redeem(origin, redeem), wishes);
  }

  async resend({ id, secret }: Holder, { origin, ...wishes }: Asked): Promise<StepAnswer> {
    const { expiresAt, ...mail } = await this.commands.execute(new ResendMail(id, secret, origin.device));
    const { voice } = await this.speaker(localeOf(wishes));
    return { id, flowSecret: null, expiresAt, ...pages.verifyPage(voice, mail) };
  }

  async setPassword(holder: Holder, newPassword: string, wishes: Wishes): Promise<StepAnswer> {
    return this.ended(holder, await this.endings.choose(holder, newPassword), wishes);
  }

  async requestPassword(holder: Holder, wishes: Wishes): Promise<StepAnswer> {
    return this.ended(holder, await this.endings.request(holder), wishes);
  }

  async unlock(holder: Holder, wishes: Wishes): Promise<StepAnswer> {
    return this.ended(holder, await this.endings.unlock(holder), wishes);
  }

  /** The one answer that shows what was made, where the process shows it. */
  async generatePassword(holder: Holder, wishes: Wishes): Promise<StepAnswer> {
    const { generatedPassword, ...ended } = await this.endings.generate(holder);
    const answer = await this.ended(holder, ended, wishes);
    if (generatedPassword === null) return answer;
    const { voice } = await this.speaker(localeOf(wishes));
    // It is on this page, so what is said where it is gone is not.
    const others = answer.nodes.filter(
      (node) => node.type !== 'text' || node.message.id !== 'generated.gone',
    );
    return { ...answer, nodes: [...pages.generatedNodes(voice, generatedPassword), ...others] };
  }

  /** Where the flow stands, as a page; also on another device, and after the page was closed. */
  async look({ id, secret }: Holder, wishes: Wishes): Promise<StepAnswer> {
    const view = await this.queries.execute(new FindReset(id, secret));
    return { id, flowSecret: null, expiresAt: view.expiresAt, ...(await this.pageOf(view, wishes)) };
  }

  /** The page of an ending, and nothing else. Throws StepNotReached. */
  async ending(holder: Holder, wanted: readonly pages.StepState[], wishes: Wishes): Promise<StepAnswer> {
    const answer = await this.look(holder, wishes);
    if (!wanted.includes(answer.state)) throw new StepNotReached(answer.state);
    return answer;
  }

  private async ended(holder: Holder, { deviceToken }: Ended, wishes: Wishes): Promise<StepAnswer> {
    const answer = await this.look(holder, wishes);
    return { ...answer, deviceToken: answer.state === 'success' ? deviceToken : null };
  }

  private async proven(flow: ProvenFlow, wishes: Wishes): Promise<StepAnswer> {
    const { id, flowSecret, setPasswordUntil: expiresAt } = flow;
    const view = await this.queries.execute(new FindReset(id, flowSecret));
    return { id, flowSecret, expiresAt, ...(await this.pageOf(view, wishes)) };
  }

  private async pageOf(view: ResetView, wishes: Wishes): Promise<pages.StepPage> {
    const { voice, appearance } = await this.speaker(localeOf(wishes));
    switch (view.state) {
      case 'awaiting_proof':
        return pages.verifyPage(voice, { mailsLink: view.mailsLink });
      case 'awaiting_more_proof':
        return furtherPage(voice, view);
      case 'proven':
        return pages.resetPage(voice, view, await this.surroundings.plans.passwordPolicy());
      case 'setting':
        return pages.waitingPage(voice);
      case 'submitted':
        return pages.submittedPage(voice);
      case 'succeeded':
        return pages.successPage(voice, view, appearance.signInUrl);
      case 'failed':
        return pages.endingPage(voice, 'failure');
      case 'outcome_unknown':
        return pages.endingPage(voice, 'outcome_unknown');
      default:
        return pages.endingPage(voice, 'expired');
    }
  }

  private async speaker(locale: Locale): Promise<{ voice: StepVoice; appearance: Appearance }> {
    const appearance = await this.surroundings.appearance();
    const { tenantName: tenant, applicationName: application } = appearance;
    return { appearance, voice: new StepVoice(wordsIn(locale), { tenant, application }) };
  }
}

function localeOf({ locale, acceptLanguage }: Wishes, opened?: string): Locale {
  return negotiateLocale({ address: locale, cookie: opened, acceptLanguage });
}
