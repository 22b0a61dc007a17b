import { Aggregate, type Environment } from '@latchkey/kernel';
import { MessageQueued, MessageSent, MessageNotSent } from './events.ts';

export const messageKinds = [
  'reset-link',
  'password-changed',
  'new-password',
  'account-unlocked',
  'method-added',
  'method-removed',
  'enrolment-link',
  'enrolment-reminder',
  'process-deactivated',
] as const;
export type MessageKind = (typeof messageKinds)[number];

export interface NewMessage {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly kind: MessageKind;
  readonly applicationId: string;
  /** Null for a decoy: everything happens as for a real one, and nothing is sent. */
  readonly userId: string | null;
  /** Somebody of the staff instead of a user. */
  readonly staffId?: string;
  /** What it tells of, where its words are read when it is sent. */
  readonly aboutId?: string;
  readonly locale: string;
  /** Code and link, sealed to the worker before the row is written; null when the message has no secret. */
  readonly sealedParts: string | null;
  readonly createdAt: Date;
  /** Not sent any more after this: a mail never carries a dead code. */
  readonly expiresAt: Date;
}

export type MessageStatus = 'queued' | 'sent' | 'discarded' | 'failed' | 'expired';

/** One notification on its way to one person. Its address is read when it is sent, from the account itself (S-02). */
export class Message extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  kind!: MessageKind;
  applicationId!: string;
  userId!: string | null;
  staffId!: string | null;
  aboutId!: string | null;
  locale!: string;
  sealedParts!: string | null;
  createdAt!: Date;
  expiresAt!: Date;
  status!: MessageStatus;
  sentAt!: Date | null;
  failure!: string | null;

  static queue(message: NewMessage): Message {
    const made = Object.assign(new Message(), {
      ...{ staffId: null, aboutId: null, ...message },
      ...{ status: 'queued', sentAt: null, failure: null },
    });
    made.record(new MessageQueued(made.id, made.kind));
    return made;
  }

  /** True while somebody should still hand it over. */
  isWaiting(now: Date): boolean {
    return this.status === 'queued' && now < this.expiresAt;
  }

  handedOver(now: Date): void {
    this.end('sent');
    this.sentAt = now;
    this.record(new MessageSent(this.id, this.kind));
  }

  discard(): void {
    this.end('discarded');
  }

  expire(): void {
    this.end('expired');
    this.record(new MessageNotSent(this.id, this.kind, 'expired'));
  }

  /** The channel refused it for good. */
  refuse(failure: string): void {
    this.end('failed');
    this.failure = failure;
    this.record(new MessageNotSent(this.id, this.kind, failure));
  }

  private end(status: MessageStatus): void {
    this.status = status;
    this.sealedParts = null;
  }
}
