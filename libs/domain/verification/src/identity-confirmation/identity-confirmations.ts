import type { IdentityConfirmation } from './identity-confirmation.ts';

/** What agents of the environment looked at, and what came of it. */
export abstract class IdentityConfirmations {
  /**
   * When the agent may look at the person next; undefined when they may now. Until the transaction ends nobody else opens
   * a look of this agent or at this person: a hundred at once meet the same numbers.
   */
  abstract nextLook(agentId: string, userId: string): Promise<Date | undefined>;
  abstract add(look: IdentityConfirmation): Promise<void>;
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<IdentityConfirmation>;
}
