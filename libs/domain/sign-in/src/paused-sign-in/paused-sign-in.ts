import { Aggregate, later, minutes, type Environment } from '@latchkey/kernel';
import type { ActionSettings } from '../sign-in-plan/action-settings.ts';
import { nextToAsk, type Attributes } from '../sign-in-plan/attributes.ts';
import { SignInOver } from './errors.ts';
import { PasswordUpdatedCredentialManagerEvent, SignInActionSkipped, SignInPaused } from './events.ts';

/** So long a sign-in waits for the person. */
export const pauseLimit = minutes(10);
/** So often something is sent to a store in one sign-in. */
export const mostUpdates = 5;

export interface NewPause {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly applicationId: string;
  readonly userId: string;
  readonly digest: Buffer;
  readonly userAgent: string | null;
  readonly wantsTokens: boolean;
  /** As they were when it began. */
  readonly actions: readonly ActionSettings[];
  /** Of the first action that asks. */
  readonly position: number;
  readonly contextAttributes: Attributes;
  readonly now: Date;
}

/** A sign-in whose password was right, and which waits for the person to do what the application's plan asks. */
export class PausedSignIn extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  applicationId!: string;
  userId!: string;
  digest!: Buffer;
  userAgent!: string | null;
  wantsTokens!: boolean;
  actions!: readonly ActionSettings[];
  position!: number;
  contextAttributes!: Attributes;
  actionAttributes!: Attributes;
  /** Of what is with a store at this moment; null when nothing is. */
  changeId!: string | null;
  updates!: number;
  pausedAt!: Date;
  deadline!: Date;
  endedAt!: Date | null;

  static begin({ now, ...pause }: NewPause): PausedSignIn {
    const paused = Object.assign(new PausedSignIn(), pause, {
      ...{ actionAttributes: {}, changeId: null, updates: 0 },
      ...{ pausedAt: now, deadline: later(now, pauseLimit), endedAt: null },
    });
    paused.record(new SignInPaused(paused.id, paused.userId, paused.current().type));
    return paused;
  }

  /** Throws SignInOver. */
  current(): ActionSettings {
    const action = this.actions[this.position];
    if (!action) throw new SignInOver('nothing is asked any more');
    return action;
  }

  /** Throws SignInOver. */
  requireOpen(now: Date): void {
    if (this.endedAt !== null) throw new SignInOver('ended');
    if (now >= this.deadline) throw new SignInOver('too late');
  }

  /** What the person chose goes to the store. Throws SignInOver. */
  update(changeId: string, now: Date): void {
    this.requireOpen(now);
    this.current();
    if (this.changeId !== null) throw new SignInOver('a password is on its way');
    if (this.updates >= mostUpdates) throw new SignInOver('too many passwords');
    this.updates += 1;
    this.changeId = changeId;
  }

  /** The store has it. What a listener does about the person's attribute is its own business (AA-09). */
  updated(changeId: string): PasswordUpdatedCredentialManagerEvent | undefined {
    if (this.changeId !== changeId) return undefined;
    const { attribute, attributeSource, credentialManager } = this.current();
    this.changeId = null;
    this.pass({ passwordUpdated: true });
    const flag = attributeSource === 'subject' ? attribute : null;
    const event = new PasswordUpdatedCredentialManagerEvent(this.userId, credentialManager, flag);
    this.record(event);
    return event;
  }

  /** The store has refused it, or was away: the person may choose again. */
  notUpdated(changeId: string): void {
    if (this.changeId === changeId) this.changeId = null;
  }

  /** Throws SignInOver. */
  skip(now: Date): void {
    this.requireOpen(now);
    if (this.changeId !== null) throw new SignInOver('a password is on its way');
    const { type } = this.current();
    this.pass({ passwordSkipped: true });
    this.record(new SignInActionSkipped(this.id, this.userId, type));
  }

  /** Goes to the next action that asks; answers whether there is none. Throws SignInOver. */
  goOn(subject: Attributes, now: Date): boolean {
    this.requireOpen(now);
    if (this.changeId !== null) throw new SignInOver('a password is on its way');
    const { contextAttributes: context, actionAttributes: action } = this;
    const next = nextToAsk(this.actions, this.position, { subject, context, action });
    this.position = next ?? this.actions.length;
    return next === undefined;
  }

  /** Once: a session follows from it. */
  end(now: Date): void {
    this.endedAt = now;
  }

  /** Nobody knows yet what became of the password: no session follows from it, and the word may still come. */
  leave(now: Date): void {
    this.endedAt ??= now;
  }

  private pass(attributes: Attributes): void {
    this.position += 1;
    this.actionAttributes = { ...this.actionAttributes, ...attributes };
  }
}

/** All sign-ins of the environment that wait. */
export abstract class PausedSignIns {
  abstract add(paused: PausedSignIn): Promise<void>;
  /** By the digest of its token; undefined when there is none. */
  abstract find(digest: Buffer): Promise<PausedSignIn | undefined>;
  /** Locked until the transaction ends. */
  abstract findForUpdate(digest: Buffer): Promise<PausedSignIn | undefined>;
  abstract getForUpdate(id: string): Promise<PausedSignIn | undefined>;
  /** Ends every other one of a user; answers how many waited. */
  abstract endOthers(userId: string, but: string | null, now: Date): Promise<number>;
}
