import { EnrolmentBox, EnrollableMethods, Enrolments, type ShownProof } from '@latchkey/verification';
import { Accounts } from '../reset-request/accounts.ts';
import type { ResetRequest } from '../reset-request/reset-request.ts';
import type { FurtherVerification } from '../reset-request/reset-requests.ts';

/** Lets a method judge what its owner shows, and keeps what the method wants kept. Called inside a transaction. */
export class EnrolledProofs {
  constructor(
    private readonly methods: EnrollableMethods,
    private readonly enrolments: Enrolments,
    private readonly box: EnrolmentBox,
    private readonly accounts: Accounts,
  ) {}

  /** Called ahead of the transaction. */
  ready(): Promise<void> {
    return this.box.ready();
  }

  /** Why it does not prove, or undefined once it has: what was shown is spent then. */
  async refusal(
    request: ResetRequest,
    { id: verificationId, method: key, parameters }: FurtherVerification,
    shown: ShownProof,
    now: Date,
  ): Promise<string | undefined> {
    const method = this.methods.find(key);
    const { userId } = request;
    if (!method || userId === null) return 'not-asked';
    const enrolment = await this.enrolments.activeForUpdate(userId, verificationId);
    const objection = enrolment ? enrolment.objection(now) : 'not-enrolled';
    if (!enrolment?.sealedHolding || objection) return objection ?? 'not-enrolled';
    const { tenantId, environment, applicationId } = request;
    const { userName, tenantName } = await this.accounts.words(userId, applicationId);
    const person = { tenantId, environment, userId, userName, tenantName };
    const holding = await this.box.open(enrolment.id, enrolment.sealedHolding);
    const occasion = { person, enrolmentId: enrolment.id, parameters, now };
    const verdict = await method.prove(holding, shown, occasion);
    if (verdict.kind === 'refused') return verdict.reason;
    enrolment.used(await this.box.seal(enrolment.id, verdict.holding), now);
    return undefined;
  }
}
