import { UnitOfWork, type Secrets } from '@latchkey/kernel';
import { Transactions } from '../unit-of-work/transactions.ts';
import { composePersistence } from './compose-parts.ts';

/** Persistence without an application around it: what specs of the unit of work need. */
export interface OpenHouse {
  readonly unitOfWork: UnitOfWork;
  readonly transactions: Transactions;
  readonly secrets: Secrets;
  close(): Promise<void>;
}

export function openHouse(appUrl: string): OpenHouse {
  const { database, secrets, parts } = composePersistence(appUrl);
  return {
    unitOfWork: parts.get(UnitOfWork),
    transactions: parts.get(Transactions),
    secrets,
    close: () => database.close(),
  };
}
