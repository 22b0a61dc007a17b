import { NotFound } from '@latchkey/kernel';
import {
  IdentityConfirmation,
  IdentityConfirmations,
  looksAtPerson,
  looksOfAgent,
  type LookAllowance,
} from '@latchkey/verification';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

/** When the oldest of as many looks as are allowed leaves the window; null while there are fewer. */
function nextOf(column: string, value: string, { most, within }: LookAllowance): string {
  const window = `interval '${within} milliseconds'`;
  return `(select opened_at + ${window} from tenant.identity_confirmation
    where ${column} = ${value} and opened_at > now() - ${window}
    order by opened_at desc offset ${most - 1} limit 1)`;
}

const nextLookText = `select greatest(${nextOf('agent_id', '$1', looksOfAgent)},
  ${nextOf('user_id', '$2', looksAtPerson)}) as next`;

export class PgIdentityConfirmations extends IdentityConfirmations {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async nextLook(agentId: string, userId: string): Promise<Date | undefined> {
    const transaction = this.transactions.current();
    // First the agent and then the person, always: who waits for the second is waited for by nobody who has it.
    for (const [table, id] of [
      ['staff_member', agentId],
      ['app_user', userId],
    ] as const)
      await transaction.query(`select 1 from tenant.${table} where id = $1 for no key update`, [id]);
    const rows = await transaction.query<{ next: Date | null }>(nextLookText, [agentId, userId]);
    return rows[0]?.next ?? undefined;
  }

  async add(look: IdentityConfirmation): Promise<void> {
    this.transactions.current().add(look);
  }

  async getForUpdate(id: string): Promise<IdentityConfirmation> {
    const transaction = this.transactions.current();
    const lock = { lockMode: LockMode.PESSIMISTIC_WRITE } as const;
    const look = await transaction.entities().findOne(IdentityConfirmation, { id }, lock);
    if (!look) throw new NotFound();
    return transaction.track(look);
  }
}
