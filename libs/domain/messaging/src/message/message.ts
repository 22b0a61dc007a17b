import { Aggregate, type Environment } from '@latchkey/kernel';
import type { DeliveryState } from '../delivery-report.ts';
import {
  MessageDelivered,
  MessageNotDelivered,
  MessageQueued,
  MessageSent,
  MessageNotSent,
} from './events.ts';

/** What the secret parts of a message are sealed for. */
export const messageParcel = 'message-parts';

export const smsKinds = ['recovery-code', 'telephone-code', 'sms-trial'] as const;
export type SmsKind = (typeof smsKinds)[number];

export const messageKinds = [
  'reset-link',
  'staff-reset-link',
  'password-changed',
  'new-password',
  'account-unlocked',
  'reset-failed',
  'reset-unanswered',
  'method-added',
  'method-removed',
  'enrolment-link',
  'enrolment-reminder',
  'process-deactivated',
  'outcome-contradicted',
  ...smsKinds,
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
  /** Default: mail. */
  readonly channel?: MessageChannel;
  /** Of an SMS: keyed digest and country of its number, and the service that was asked to take it. */
  readonly numberKey?: Buffer;
  readonly country?: string;
  readonly serviceId?: string;
  /** Code and link, sealed to the worker before the row is written; null when the message has no secret. */
  readonly sealedParts: string | null;
  readonly createdAt: Date;
  /** Not sent any more after this: a mail never carries a dead code. */
  readonly expiresAt: Date;
}

export type MessageChannel = 'mail' | 'sms';
export type MessageStatus = 'queued' | 'sent' | 'discarded' | 'failed' | 'expired';

/** How often an SMS leaves at most: a lost answer may be followed by one repeat. */
const mostHandOvers = 2;

/**
 * One notification on its way to one person. The address of a mail is read when it is sent, from the account itself
 * (S-02); the number of an SMS is among its sealed parts, as the method of proving had it.
 */
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
  channel!: MessageChannel;
  numberKey!: Buffer | null;
  country!: string | null;
  serviceId!: string | null;
  /** What the provider calls it. */
  providerId!: string | null;
  /** How often it may have left. */
  handOvers!: number;
  /** What the provider has told since. */
  delivery!: 'delivered' | 'failed' | null;
  deliveryFailure!: string | null;
  reportedAt!: Date | null;

  static queue(message: NewMessage): Message {
    const made = Object.assign(new Message(), {
      ...{ staffId: null, aboutId: null, channel: 'mail', numberKey: null, country: null, serviceId: null },
      ...message,
      ...{ status: 'queued', sentAt: null, failure: null, providerId: null, handOvers: 0 },
      ...{ delivery: null, deliveryFailure: null, reportedAt: null },
    });
    made.record(new MessageQueued(made.id, made.kind));
    return made;
  }

  /** True while somebody should still hand it over. */
  isWaiting(now: Date): boolean {
    return this.status === 'queued' && now < this.expiresAt;
  }

  /** Whether an SMS may leave once more. */
  get mayLeave(): boolean {
    return this.handOvers < mostHandOvers;
  }

  /** Committed before it leaves: whatever happens then, it has been counted. */
  leaving(serviceId: string): void {
    this.serviceId = serviceId;
    this.handOvers += 1;
  }

  /** Surely nothing was sent. */
  stayed(): void {
    this.handOvers -= 1;
  }

  /** What its provider tells. A later word that says less changes nothing. */
  report(state: DeliveryState, now: Date): void {
    if (state.kind === 'unknown' || this.delivery === 'delivered' || this.delivery === state.kind) return;
    this.delivery = state.kind;
    this.deliveryFailure = state.kind === 'failed' ? state.because : null;
    this.reportedAt = now;
    this.record(
      state.kind === 'delivered'
        ? new MessageDelivered(this.id, this.kind)
        : new MessageNotDelivered(this.id, this.kind, state.because),
    );
  }

  handedOver(now: Date, providerId: string | null = null): void {
    this.end('sent');
    this.sentAt = now;
    this.providerId = providerId;
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
