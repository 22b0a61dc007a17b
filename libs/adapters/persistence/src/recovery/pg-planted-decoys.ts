import { Conflict, NotFound } from '@latchkey/kernel';
import { PlantedDecoy, PlantedDecoys } from '@latchkey/recovery';
import { LockMode } from '@mikro-orm/core';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgPlantedDecoys extends PlantedDecoys {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  async add(decoy: PlantedDecoy): Promise<void> {
    const transaction = this.transactions.current();
    const taken = await transaction.query(
      `select 1 from tenant.planted_decoy where identifier_key = $1 and removed_at is null
      union all select 1 from tenant.app_user where user_name_key = $1
      union all select 1 from tenant.app_user where email_key = $1`,
      [decoy.identifierKey],
    );
    if (taken.length > 0) throw new Conflict('This name is taken. Choose one that nobody has.');
    transaction.add(decoy);
  }

  async getForUpdate(id: string): Promise<PlantedDecoy> {
    const transaction = this.transactions.current();
    const decoy = await transaction
      .entities()
      .findOne(PlantedDecoy, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!decoy) throw new NotFound();
    return transaction.track(decoy);
  }
}
