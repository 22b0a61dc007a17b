import { NotFound } from '@latchkey/kernel';
import {
  AskedProofs,
  asksFirst,
  EnrolmentBox,
  EnrollableMethods,
  Enrolments,
  picked,
  type AskedQuestion,
  type Enrolment,
  type Held,
  type Holding,
  type ProvingOccasion,
  type ShownProof,
} from '@latchkey/verification';
import { Accounts } from '../reset-request/accounts.ts';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import type { FurtherVerification } from '../reset-request/reset-requests.ts';

/** How a person wants to be asked. */
export interface AskingWish {
  readonly locale: string;
  readonly enrolmentId?: string | undefined;
}

/** Lets a method ask, and judge what its owner shows; keeps what the method wants kept. Called inside a transaction. */
export class EnrolledProofs {
  constructor(
    private readonly methods: EnrollableMethods,
    private readonly enrolments: Enrolments,
    private readonly box: EnrolmentBox,
    private readonly askedProofs: AskedProofs,
    private readonly accounts: Accounts,
  ) {}

  /** Called ahead of the transaction. */
  ready(): Promise<void> {
    return this.box.ready();
  }

  /** Throws NotFound when the method asks nothing, or the person has none that can be used. */
  async ask(
    request: ResetRequest,
    verification: FurtherVerification,
    wish: AskingWish,
    now: Date,
  ): Promise<AskedQuestion> {
    const method = this.methods.find(verification.method);
    const usable = await this.usable(request, verification, now);
    if (!method || !asksFirst(method) || typeof usable === 'string') throw new NotFound();
    const held = await this.opened(usable);
    const occasion = await this.occasion(request, verification, now);
    const { locale, enrolmentId: wanted } = wish;
    const { question, asked, kept } = await method.ask(held, { ...occasion, locale, wanted });
    if (kept) {
      const changed = usable.find(({ id }) => id === kept.enrolmentId);
      changed?.keep(await this.box.seal(kept.enrolmentId, kept.holding));
    }
    await this.remember(request, verification, asked);
    return question;
  }

  /** Why it does not prove, or undefined once it has: what was shown is spent then. */
  async refusal(
    request: ResetRequest,
    verification: FurtherVerification,
    shown: ShownProof,
    now: Date,
  ): Promise<string | undefined> {
    const method = this.methods.find(verification.method);
    const usable = await this.usable(request, verification, now);
    if (!method || typeof usable === 'string') return typeof usable === 'string' ? usable : 'not-asked';
    const asked = await this.recalled(request, verification);
    const chosen = picked(method, await this.opened(usable), shown, asked);
    const enrolment = usable.find(({ id }) => id === chosen?.enrolmentId);
    if (!chosen || !enrolment) return 'wrong-code';
    const occasion = await this.occasion(request, verification, now);
    const { enrolmentId } = chosen;
    const verdict = await method.prove(chosen.holding, shown, { ...occasion, enrolmentId, asked });
    if (verdict.kind === 'refused') {
      if (verdict.asked !== undefined) await this.remember(request, verification, verdict.asked);
      return verdict.reason;
    }
    await this.remember(request, verification, null);
    enrolment.used(await this.box.seal(enrolmentId, verdict.holding), now);
    return undefined;
  }

  /** The enrolments that can be used at this moment, or why there is none. */
  private async usable(
    { userId }: ResetRequest,
    { id }: FurtherVerification,
    now: Date,
  ): Promise<readonly Enrolment[] | string> {
    if (userId === null) return 'not-asked';
    const enrolments = await this.enrolments.activeForUpdate(userId, id);
    const usable = enrolments.filter((enrolment) => enrolment.objection(now) === undefined);
    if (usable.length > 0) return usable;
    return enrolments[0]?.objection(now) ?? 'not-enrolled';
  }

  private opened(enrolments: readonly Enrolment[]): Promise<readonly Held[]> {
    return Promise.all(
      enrolments.map(async ({ id, label, sealedHolding }) => ({
        ...{ enrolmentId: id, label },
        holding: await this.box.open(id, sealedHolding ?? Buffer.alloc(0)),
      })),
    );
  }

  private async occasion(
    { id: requestId, tenantId, environment, applicationId, userId }: ResetRequest,
    { parameters }: FurtherVerification,
    now: Date,
  ): Promise<Omit<ProvingOccasion, 'enrolmentId'>> {
    const known = userId ?? '';
    const place = await this.accounts.place(known, applicationId);
    const person = { tenantId, environment, userId: known, ...place };
    return { person, parameters, now, requestId };
  }

  private async recalled(request: ResetRequest, verification: FurtherVerification) {
    const place = { requestId: request.id, verificationId: verification.id };
    const sealed = await this.askedProofs.find(place);
    return sealed ? this.box.openAsked(place, sealed) : undefined;
  }

  private async remember(
    request: ResetRequest,
    verification: FurtherVerification,
    asked: Holding | null,
  ): Promise<void> {
    const place = { requestId: request.id, verificationId: verification.id };
    await (asked
      ? this.askedProofs.keep(place, await this.box.sealAsked(place, asked))
      : this.askedProofs.spend(place));
  }
}
