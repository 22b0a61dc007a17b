import type { MethodKey } from '@latchkey/verification';
import type { ResetRequest } from './reset-request.ts';
import type { Standing } from './standing.ts';

/** A verification beside the mail, as a page names it. */
export interface FurtherVerification {
  readonly id: string;
  readonly name: string;
  readonly method: MethodKey;
  /** As the tenant has set them; defaults are filled in. */
  readonly parameters: unknown;
  /** Whether the person has it, and can use it yet; `ready` for what nobody enrols in, unless a check says who has it. */
  readonly readiness: Readiness;
  /** What the person can prove with at this moment, the oldest first. */
  readonly enrolments: readonly UsableEnrolment[];
}

/** One of those that somebody has in a verification, as its owner tells it from the others. */
export interface UsableEnrolment {
  readonly id: string;
  /** Never more of a destination than its end. */
  readonly label: string;
}

export const readinesses = ['ready', 'not_enrolled', 'quarantined'] as const;
export type Readiness = (typeof readinesses)[number];

/** Whom to ask after a reset, and what about. */
export interface FollowUp {
  readonly extensionId: string;
  readonly userId: string;
  readonly storeId: string;
}

/** All reset requests of the environment. */
export abstract class ResetRequests {
  abstract add(request: ResetRequest): Promise<void>;
  /** With its proofs, locked until the transaction ends; undefined when there is none. */
  abstract getForUpdate(id: string): Promise<ResetRequest | undefined>;
  /** The same, not locked, for those who hold the flow's secret; undefined for anybody else. */
  abstract find(id: string, flowDigest: Buffer): Promise<ResetRequest | undefined>;
  /** The same, not locked, for those who show a link or a code of it; undefined when there is none. */
  abstract look(id: string): Promise<ResetRequest | undefined>;
  /** The proofs beside the mail that its version may ask for, in no order of their own; empty when there are none. */
  abstract furtherVerifications(request: ResetRequest): Promise<readonly FurtherVerification[]>;
  /** What its version wants done after a reset; undefined when that is nothing. */
  abstract followUp(id: string): Promise<FollowUp | undefined>;
  /** How things stand now for this request. */
  abstract standing(request: ResetRequest): Promise<Standing>;
  /** When the newest link of an administrator to this user was made; undefined without one. */
  abstract newestLinkAt(userId: string): Promise<Date | undefined>;
  /** Ends the open requests of other administrators' links to the same user; answers how many. */
  abstract replaceLinks(request: ResetRequest, now: Date): Promise<number>;
  /**
   * Ends every other open request of the account with its codes, links and passwords that still wait for the store;
   * answers how many requests.
   */
  abstract cancelOthers(request: ResetRequest, now: Date): Promise<number>;
}
