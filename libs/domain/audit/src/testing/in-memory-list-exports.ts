import type { InMemoryDatabase } from '@latchkey/kernel/testing';
import type { ListExport } from '../list-export/list-export.ts';
import { ListExports } from '../list-export/list-exports.ts';

export class InMemoryListExports extends ListExports {
  constructor(private readonly database: InMemoryDatabase) {
    super();
  }

  async remember(listExport: ListExport): Promise<void> {
    this.database.current().participants.add(listExport);
  }
}
