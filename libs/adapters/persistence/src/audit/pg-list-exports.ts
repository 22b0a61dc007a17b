import { ListExports, type ListExport } from '@latchkey/audit';
import { Transactions } from '../unit-of-work/transactions.ts';

export class PgListExports extends ListExports {
  constructor(private readonly transactions: Transactions) {
    super();
  }

  remember(listExport: ListExport): Promise<void> {
    this.transactions.current().track(listExport);
    return Promise.resolve();
  }
}
