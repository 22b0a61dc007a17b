import { Aggregate, later, minutes, seconds, type Environment } from '@latchkey/kernel';
import {
  EndingNotOffered,
  FlowEnded,
  passwordRequired,
  ProofRejected,
  ResendTooEarly,
  ResetTooSoon,
} from './errors.ts';
import { endingsOf, operationOf, type Decision, type EndingChoice } from './ending.ts';
import * as happened from './events.ts';
import type { MailPace, NewResetRequest } from './new-reset-request.ts';
import type { Proof } from './proof.ts';
import {
  stateOf,
  type FlowState,
  type RequestAction,
  type RequestKind,
  type RequestLockState,
  type ResetStatus,
} from './reset-status.ts';
import { obstacle, type Standing } from './standing.ts';
import { absoluteLimit, idleLimit, mailsPerFlow, passwordTries, setPasswordWindow } from './time-limits.ts';

/** One recovery from the first question to its outcome. Every rule about its state is here. */
export class ResetRequest extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  processId!: string;
  processVersion!: number;
  applicationId!: string;
  storeId!: string;
  userId!: string | null;
  accountKey!: Buffer;
  kind!: RequestKind;
  /** What is asked of the store; what the process offers is narrowed when the person decides. */
  action!: RequestAction;
  status!: ResetStatus;
  lockState!: RequestLockState;
  owed!: readonly string[];
  optional!: readonly string[];
  wanted!: number;
  flowDigest!: Buffer;
  locale!: string;
  requestExpiry!: number;
  mailsLink!: boolean;
  /** Whether its password is made for the person, who may not have seen it. */
  passwordMade!: boolean;
  /** Whether the store's own system was asked to make its password. */
  passwordRequested!: boolean;
  /** Whether the application tells the owner itself that the password was changed. */
  noticeWithheld!: boolean;
  startedAt!: Date;
  lastMailAt!: Date;
  mails!: number;
  linkUntil!: Date;
  /** Null until the first proof; then the earliest of idle, absolute and set-password limits. */
  setPasswordUntil!: Date | null;
  absoluteUntil!: Date | null;
  passwordTries!: number;
  changeId!: string | null;
  endedAt!: Date | null;
  /** Given proofs; loaded with the request, kept as rows of their own. */
  proofs!: readonly Proof[];

  static start({ now, probe, ...request }: NewResetRequest): ResetRequest {
    const started = Object.assign(new ResetRequest(), {
      kind: 'self_service',
      ...request,
      action: 'reset',
      status: 'in_progress',
      lockState: 'unknown',
      startedAt: now,
      lastMailAt: now,
      mails: 1,
      setPasswordUntil: null,
      absoluteUntil: null,
      passwordTries: 0,
      passwordMade: false,
      passwordRequested: false,
      noticeWithheld: false,
      changeId: null,
      endedAt: null,
      proofs: [],
    });
    started.record(
      probe
        ? new happened.DecoyProbed(started.id, probe)
        : new happened.ResetRequested(started.id, started.userId),
    );
    return started;
  }

  /** Which proofs are still owed: derived from the proofs, never from the status. */
  owes(): readonly string[] {
    return this.owed.filter((verificationId) => !this.hasGiven(verificationId));
  }

  /** How many of the optional proofs are still to be chosen and given. */
  choosesMore(): number {
    const given = this.optional.filter((verificationId) => this.hasGiven(verificationId));
    return Math.max(0, this.wanted - given.length);
  }

  hasGiven(verificationId: string): boolean {
    return this.proofs.some((proof) => proof.verificationId === verificationId);
  }

  isProven(): boolean {
    const asksSomething = this.owed.length + this.wanted > 0;
    return asksSomething && this.owes().length === 0 && this.choosesMore() === 0;
  }

  /** Why this further proof cannot be given, or undefined: a proof by mail comes first, so that it tells nothing. */
  objectionToFurther(verificationId: string): string | undefined {
    if (this.proofs.length === 0) return 'out-of-order';
    if (this.owes().includes(verificationId)) return undefined;
    if (!this.optional.includes(verificationId) || this.hasGiven(verificationId)) return 'not-asked';
    return this.choosesMore() > 0 ? undefined : 'not-asked';
  }

  /** The moment after which the flow cannot go on. */
  deadline(): Date {
    return this.setPasswordUntil ?? this.linkUntil;
  }

  isOver(now: Date): boolean {
    return this.endedAt !== null || (!this.isWithStore() && now >= this.deadline());
  }

  /** While a store has the word, no clock of the flow counts. */
  private isWithStore(): boolean {
    return this.status === 'changing' || this.status === 'pending_with_external_system';
  }

  /** What a page is told: a decoy walks the same states. */
  state(now: Date): FlowState {
    if (this.status !== 'in_progress' && this.status !== 'verified') return stateOf[this.status];
    if (this.isOver(now)) return 'expired';
    if (this.isProven()) return 'proven';
    return this.proofs.length > 0 ? 'awaiting_more_proof' : 'awaiting_proof';
  }

  /** Why this proof cannot count, or undefined. Asked before the code or link is spent. */
  objection(standing: Standing, sameDestination: boolean, now: Date): string | undefined {
    if (this.userId === null) return 'no-account';
    if (this.isOver(now)) return 'over';
    if (this.status !== 'in_progress' && this.status !== 'verified') return `already-${this.status}`;
    return obstacle(standing) ?? (sameDestination ? undefined : 'destination-changed');
  }

  /** Counts a proof. The flow gets a new secret: who held the old one holds nothing (S-29). */
  prove(proof: Proof, newFlowDigest: Buffer): void {
    const { givenAt } = proof;
    this.proofs = [...this.proofs.filter((given) => given.verificationId !== proof.verificationId), proof];
    this.status = this.isProven() ? 'verified' : 'in_progress';
    this.flowDigest = newFlowDigest;
    this.absoluteUntil ??= later(givenAt, Math.min(absoluteLimit, minutes(this.requestExpiry)));
    this.setPasswordUntil = earliest(
      later(givenAt, Math.min(idleLimit, setPasswordWindow)),
      this.absoluteUntil,
    );
    this.record(new happened.ProofAccepted(this.id, this.userId, proof.verificationId));
  }

  /** Remembers that a proof was refused. Answers the one neutral refusal. */
  refuseProof(reason: string): ProofRejected {
    this.record(new happened.ProofRefused(this.id, this.userId, reason));
    return new ProofRejected(reason);
  }

  /** Another mail of the same flow: its link lives as long as the first one did. Throws ResendTooEarly or FlowEnded. */
  mailAgain({ resendAfterSeconds, linkLifetimeSeconds }: MailPace, now: Date): void {
    if (this.isOver(now) || this.status !== 'in_progress') throw new FlowEnded('resend after the end');
    if (this.proofs.length > 0) throw new FlowEnded('the mail has proved already');
    const wait = Math.ceil(
      (later(this.lastMailAt, seconds(resendAfterSeconds)).getTime() - now.getTime()) / 1000,
    );
    if (wait > 0) throw new ResendTooEarly(wait);
    if (this.mails >= mailsPerFlow) throw new ResendTooEarly(secondsUntil(this.linkUntil, now));
    this.mails += 1;
    this.lastMailAt = now;
    this.linkUntil = later(now, seconds(linkLifetimeSeconds));
    this.record(new happened.CodeResent(this.id, this.userId));
  }

  /**
   * Sends what the person decided on its way to the store. Throws FlowEnded unless every owed proof was given in time,
   * EndingNotOffered when the process offers something else, ResetTooSoon within the window after an earlier one: only
   * who has proved it hears of that.
   */
  decide(choice: EndingChoice, changeId: string, standing: Standing, now: Date): Decision {
    if (this.userId === null || !this.isProven()) throw new FlowEnded('not proven');
    if (this.isOver(now)) throw new FlowEnded('too late');
    if (this.status !== 'verified') throw new FlowEnded(`already-${this.status}`);
    const reason = obstacle(standing);
    if (reason) throw new FlowEnded(reason);
    const offered = endingsOf(standing.terms);
    if (choice === 'request_password' && offered.includes('choose_password')) throw passwordRequired();
    if (!offered.includes(choice)) throw new EndingNotOffered();
    const notBefore = choice === 'unlock' ? standing.unlockNotBefore : standing.notBefore;
    if (notBefore && now < notBefore) throw new ResetTooSoon(secondsUntil(notBefore, now));
    if (this.passwordTries >= passwordTries) throw new FlowEnded('too many passwords');
    this.passwordTries += 1;
    this.status = 'changing';
    const operation = operationOf(choice, standing.terms);
    this.action = operation;
    this.passwordMade = choice === 'generate_password';
    this.passwordRequested = choice === 'request_password';
    this.changeId = changeId;
    this.record(happened.chosen[choice](this.id, this.userId));
    return { userId: this.userId, operation };
  }

  /** The owner is told of a changed password by the application, or by us again (RA-09). */
  withholdNotice(withheld: boolean): void {
    if (withheld === this.noticeWithheld) return;
    this.noticeWithheld = withheld;
    if (withheld) this.record(new happened.NoticeWithheld(this.id, this.userId));
  }

  /** An external system has taken it: nobody is told that anything is done (AS-04). */
  submitted(): void {
    this.status = 'pending_with_external_system';
    this.record(new happened.ResetSubmitted(this.id, this.userId));
  }

  /** The external system never said what became of it. */
  unanswered(now: Date): void {
    if (this.unlocks()) this.lockState = 'failure';
    this.end('expired', now);
    this.record(new happened.ResetFailed(this.id, this.userId, 'external-system-silent'));
  }

  succeed(now: Date): void {
    this.end('success', now);
    if (this.unlocks()) this.lockState = 'not_locked';
    this.record(
      this.action === 'unlock'
        ? new happened.AccountUnlocked(this.id, this.userId)
        : new happened.ResetSucceeded(this.id, this.userId),
    );
  }

  /**
   * The store refused or was away: the proof is not spent, the user may try again within the window. What an external
   * system refuses, or staff find out not to have been done, is over long since.
   */
  notDone(reason: string, now: Date): void {
    const isTooLate = this.status === 'pending_with_external_system' || this.status === 'outcome_unknown';
    if (this.unlocks()) this.lockState = 'failure';
    if (isTooLate) this.end('failure', now);
    else Object.assign(this, { status: 'verified', changeId: null });
    this.record(new happened.ResetFailed(this.id, this.userId, reason));
  }

  private unlocks(): boolean {
    return this.action === 'unlock' || this.action === 'reset_and_unlock';
  }

  /** The tenant's extension was asked after the reset; `reason` says why it did nothing. */
  followedUp(reason: string | undefined): void {
    this.record(
      reason === undefined
        ? new happened.PostResetDone(this.id, this.userId)
        : new happened.PostResetFailed(this.id, this.userId, reason),
    );
  }

  outcomeUnknown(now: Date): void {
    this.end('outcome_unknown', now);
    this.record(new happened.ResetFailed(this.id, this.userId, 'outcome-unknown'));
  }

  /** Its time is over. `triesSpent`: wrong codes had used up what may be tried. */
  expire(now: Date, triesSpent: boolean): void {
    if (this.endedAt || this.isWithStore()) return;
    const unproven = this.status === 'in_progress' && triesSpent;
    this.end(unproven ? 'maximum_attempts' : 'expired', now);
    this.record(new happened.ResetExpired(this.id, this.userId, unproven ? 'maximum-attempts' : 'too-late'));
  }

  private end(status: ResetStatus, now: Date): void {
    this.status = status;
    this.endedAt = now;
  }
}

function earliest(a: Date, b: Date): Date {
  return a < b ? a : b;
}

function secondsUntil(end: Date, now: Date): number {
  return Math.max(1, Math.ceil((end.getTime() - now.getTime()) / 1000));
}
