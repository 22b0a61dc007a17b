import { Aggregate, hours, InvalidInput, later, minutes, type Environment } from '@latchkey/kernel';
import { IdentityLookOver, LookOfAnotherAgent, nothingOnRecord } from './errors.ts';
import * as happened from './events.ts';

/** How long an agent may say whether the caller's answer is what they were shown. */
export const identityLookLifetime = minutes(10);

/** How often something may happen within so many milliseconds. */
export interface LookAllowance {
  readonly most: number;
  readonly within: number;
}

/** Whoever would leaf through the people of a tenant is stopped by the first, whoever asks after one person by the second. */
export const looksOfAgent: LookAllowance = { most: 30, within: hours(1) };
/** Over all agents. */
export const looksAtPerson: LookAllowance = { most: 5, within: hours(24) };

export interface NewIdentityConfirmation {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly userId: string;
  readonly agentId: string;
  readonly verificationId: string;
  /** As it is called now: it may be renamed or deleted, and this stays. */
  readonly verificationName: string;
  /** Where the agent's own system tells of the call. */
  readonly ticket: string | null;
  /** Whether there was anything to compare with. What it was is kept nowhere. */
  readonly onRecord: boolean;
  readonly openedAt: Date;
}

/**
 * An agent was shown what is on record of a person, and says whether the caller said the same. It identifies and never
 * proves (S-83): nothing but this record comes of it, and no recovery asks for it.
 */
export class IdentityConfirmation extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  userId!: string;
  agentId!: string;
  verificationId!: string;
  verificationName!: string;
  ticket!: string | null;
  onRecord!: boolean;
  state!: 'open' | 'confirmed' | 'not_confirmed';
  openedAt!: Date;
  expiresAt!: Date;
  endedAt!: Date | null;

  static open(look: NewIdentityConfirmation): IdentityConfirmation {
    const expiresAt = later(look.openedAt, identityLookLifetime);
    const state = { state: 'open', expiresAt, endedAt: null } as const;
    const opened = Object.assign(new IdentityConfirmation(), look, state);
    opened.record(new happened.IdentityLookOpened(opened));
    return opened;
  }

  /** Once, and by whoever was shown the datum. Throws LookOfAnotherAgent, IdentityLookOver, InvalidInput. */
  answer(agentId: string, matches: boolean, now: Date): void {
    if (agentId !== this.agentId) throw new LookOfAnotherAgent();
    if (this.state !== 'open') throw new IdentityLookOver('answered');
    if (now >= this.expiresAt) throw new IdentityLookOver('too late');
    if (matches && !this.onRecord) throw new InvalidInput([nothingOnRecord]);
    this.state = matches ? 'confirmed' : 'not_confirmed';
    this.endedAt = now;
    this.record(matches ? new happened.IdentityConfirmed(this) : new happened.IdentityNotConfirmed(this));
  }
}
