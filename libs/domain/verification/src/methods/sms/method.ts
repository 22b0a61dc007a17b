import { later, NotFound, seconds, type Secrets } from '@latchkey/kernel';
import type { PhoneNumber } from '@latchkey/identity';
import { codeTries } from '../../challenge/challenge.ts';
import { typedCode } from '../email/typed-code.ts';
import {
  EnrollableMethod,
  refusedProof,
  type AskedProof,
  type AskingOccasion,
  type AsksFirst,
  type BeginningOccasion,
  type BegunEnrolment,
  type EnrolmentForm,
  type HasForm,
  type Held,
  type HeldSeveral,
  type Holding,
  type MethodPerson,
  type Occasion,
  type ProvingOccasion,
  type ShownProof,
  type Verdict,
} from '../enrollable-method.ts';
import { SmsHeldBack, SmsNotOffered } from './errors.ts';
import { closedDestination, enrolledPhone, typedPhone } from './phone.ts';
import { smsParameters } from './parameters.ts';
import type { SmsCode, SmsCodePosting, SmsCodes } from './sms-codes.ts';

/** One code that was sent: of the code itself only a keyed digest. */
interface SentCode {
  readonly id: string;
  readonly digest: string;
  /** ISO 8601, UTC. */
  readonly until: string;
}

/** What is kept of a code until it is typed. */
interface AskedCode extends SentCode {
  readonly enrolmentId: string;
  readonly triesLeft: number;
}

/** What a code is for, and with what it is bound to it (S-28). */
interface Purpose {
  readonly step: 'enrolment' | 'recovery';
  /** Of the enrolment, or of the recovery. */
  readonly flowId: string;
  readonly person: MethodPerson;
  readonly phone: PhoneNumber;
}

type SendingOccasion = Pick<BeginningOccasion, 'parameters' | 'now' | 'locale'>;

/**
 * Proof that a telephone is held, by a code in an SMS. Restricted by NIST SP 800-63B §3.2.9, so it never weighs more
 * than a mail. People may have several telephones; a code is bound to the one that it went to.
 */
export class SmsMethod extends EnrollableMethod implements AsksFirst, HasForm, HeldSeveral {
  readonly key = 'sms';

  constructor(
    private readonly secrets: Secrets,
    private readonly codes: SmsCodes,
  ) {
    super();
  }

  override ready(): Promise<void> {
    return this.codes.ready();
  }

  async form(parameters: unknown): Promise<EnrolmentForm> {
    return { kind: 'phone', codeLength: smsParameters.parse(parameters).codeLength };
  }

  /** PR-B24: the code that confirms the telephone goes to it at once. Throws InvalidInput, SmsHeldBack, SmsNotOffered. */
  async begin(occasion: BeginningOccasion, given: ShownProof): Promise<BegunEnrolment> {
    const { person, enrolmentId } = occasion;
    const phone = typedPhone(given.phone ?? '');
    const { posted, sent } = await this.send(
      { step: 'enrolment', flowId: enrolmentId, person, phone },
      occasion,
    );
    if (posted.kind === 'destination-closed') throw closedDestination();
    requirePosted(posted);
    return {
      holding: { phone: phone.e164, sent: { ...sent } },
      shown: { expiresAt: sent.until },
      label: phone.e164.slice(-2),
      needsConfirmation: true,
      mark: this.mark(person, phone),
    };
  }

  /** The tries are counted by whoever asks, before. */
  async confirm(holding: Holding, { code }: ShownProof, occasion: Occasion): Promise<Verdict> {
    const { person, enrolmentId, now } = occasion;
    const sent = holding['sent'] as unknown as SentCode | undefined;
    if (!sent) return refusedProof('code-used');
    const phone = enrolledPhone(holding);
    const purpose: Purpose = { step: 'enrolment', flowId: enrolmentId, person, phone };
    if (!this.isRight(code, sent, purpose, now)) return refusedProof('wrong-code');
    await this.codes.proved(sent.id, phone);
    return { kind: 'accepted', holding: { phone: phone.e164 } };
  }

  /** PR-T22: to the telephone that is wanted, else to the oldest. Throws NotFound, SmsHeldBack, SmsNotOffered. */
  async ask(held: readonly Held[], occasion: AskingOccasion): Promise<AskedProof> {
    const { wanted, person, requestId } = occasion;
    const chosen = wanted === undefined ? held[0] : held.find(({ enrolmentId }) => enrolmentId === wanted);
    if (!chosen) throw new NotFound();
    const phone = enrolledPhone(chosen.holding);
    const { posted, sent, codeLength } = await this.send(
      { step: 'recovery', flowId: requestId, person, phone },
      occasion,
    );
    requirePosted(posted);
    const asked: AskedCode = { ...sent, enrolmentId: chosen.enrolmentId, triesLeft: codeTries };
    return {
      question: { kind: 'code', sentTo: chosen.label, codeLength, expiresAt: sent.until },
      asked: { ...asked },
    };
  }

  /** By the telephone that the code went to, and no other. */
  pick(held: readonly Held[], _: ShownProof, asked: Holding | undefined): Held | undefined {
    return held.find(({ enrolmentId }) => enrolmentId === asked?.['enrolmentId']);
  }

  async prove(holding: Holding, { code }: ShownProof, occasion: ProvingOccasion): Promise<Verdict> {
    const { person, requestId, enrolmentId, now } = occasion;
    const asked = occasion.asked as unknown as AskedCode | undefined;
    if (asked?.enrolmentId !== enrolmentId) return refusedProof('wrong-code');
    const phone = enrolledPhone(holding);
    const purpose: Purpose = { step: 'recovery', flowId: requestId, person, phone };
    if (!this.isRight(code, asked, purpose, now)) return afterWrong(asked);
    await this.codes.proved(asked.id, phone);
    return { kind: 'accepted', holding };
  }

  private async send(
    purpose: Purpose,
    { parameters, now, locale }: SendingOccasion,
  ): Promise<{ readonly posted: SmsCodePosting; readonly sent: SentCode; readonly codeLength: number }> {
    const { codeLength, codeLifetimeSeconds, resendAfterSeconds, codesPerDay } =
      smsParameters.parse(parameters);
    const [id, code] = [this.secrets.id(), this.secrets.code(codeLength)];
    const until = later(now, seconds(codeLifetimeSeconds));
    const { person, phone, step } = purpose;
    const message: SmsCode = {
      ...{ id, occasion: step, person, phone, code, locale, issuedAt: now, until },
      allowance: { pauseSeconds: resendAfterSeconds, perDay: codesPerDay },
    };
    const posted = await this.codes.post(message);
    return {
      posted,
      sent: { id, digest: this.digest(code, id, purpose), until: until.toISOString() },
      codeLength,
    };
  }

  private isRight(code: string | undefined, sent: SentCode, purpose: Purpose, now: Date): boolean {
    const typed = typedCode(code ?? '');
    if (typed === undefined || now >= new Date(sent.until)) return false;
    const digest = this.digest(typed, sent.id, purpose);
    return this.secrets.equal(Buffer.from(digest), Buffer.from(sent.digest));
  }

  private digest(code: string, challengeId: string, { step, flowId, person, phone }: Purpose): string {
    const { tenantId, environment } = person;
    const bound = { tenantId, environment, requestId: flowId, step, method: this.key, challengeId };
    return this.secrets.codeDigest({ ...bound, destination: phone.e164 }, code).toString('base64url');
  }

  /** Of one person: who reads the database cannot tell that two have one telephone. */
  private mark({ tenantId, environment, userId }: MethodPerson, { e164 }: PhoneNumber): string {
    return this.secrets
      .keyedDigest('enrolled-phone', tenantId, environment, userId, e164)
      .toString('base64url');
  }
}

/** The last try takes the code with it. */
function afterWrong(asked: AskedCode): Verdict {
  const triesLeft = asked.triesLeft - 1;
  return { kind: 'refused', reason: 'wrong-code', asked: triesLeft > 0 ? { ...asked, triesLeft } : null };
}

function requirePosted(posted: SmsCodePosting): void {
  if (posted.kind === 'held-back') throw new SmsHeldBack(posted.whose, posted.retryAfter);
  if (posted.kind !== 'posted') throw new SmsNotOffered(posted.kind);
}
