import { Aggregate, DomainEvent, type Environment } from '@latchkey/kernel';

/** What people do to an account that they are signed in to, or signing in to. */
export const ownOperations = ['change', 'reset', 'unlock'] as const;
export type OwnOperation = (typeof ownOperations)[number];

export class OwnChangeAsked extends DomainEvent {
  readonly name = 'sign-in.own-change.asked';
  constructor(
    readonly subject: string,
    readonly userId: string,
    readonly operation: OwnOperation,
  ) {
    super();
  }
  facts(): Record<string, string> {
    return { ownChangeId: this.subject, userId: this.userId, operation: this.operation };
  }
}

export interface NewOwnChange {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly applicationId: string;
  readonly userId: string;
  readonly storeId: string;
  readonly operation: OwnOperation;
  /** That offers it; null while somebody signs in, where the application's plan asks for it. */
  readonly processId: string | null;
  /** Of who is signed in: it stays, every other one ends. */
  readonly sessionId: string | null;
  /** Of who is signing in: it goes on when the store has the password. */
  readonly pausedSignInId: string | null;
  readonly locale: string;
  readonly askedAt: Date;
}

/** Why a credential change was asked for by its owner, without a recovery. What becomes of it is the change's to say. */
export class OwnChange extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  applicationId!: string;
  userId!: string;
  storeId!: string;
  operation!: OwnOperation;
  processId!: string | null;
  sessionId!: string | null;
  pausedSignInId!: string | null;
  locale!: string;
  askedAt!: Date;

  static ask(asked: NewOwnChange): OwnChange {
    const own = Object.assign(new OwnChange(), asked);
    own.record(new OwnChangeAsked(own.id, own.userId, own.operation));
    return own;
  }
}

/** A process that lets its people do something to their own account while they are signed in. */
export interface OwnChangeOffer {
  readonly processId: string;
  readonly storeId: string;
}

/** All that owners have asked for in the environment. */
export abstract class OwnChanges {
  abstract add(own: OwnChange): Promise<void>;
  /** Undefined when the change was asked for otherwise. */
  abstract find(id: string): Promise<OwnChange | undefined>;
  /** The active process that offers it to this user at this application; undefined when none does. */
  abstract offer(
    userId: string,
    applicationId: string,
    operation: OwnOperation,
  ): Promise<OwnChangeOffer | undefined>;
  /**
   * Ends every open recovery of the user with its codes and links, and every other password that still waits for the
   * store (S-33); answers how many recoveries.
   */
  abstract cancelRecoveries(own: OwnChange, now: Date): Promise<number>;
}
