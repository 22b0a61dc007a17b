import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { UserImport } from '../user-import/user-import.ts';
import type { RowFault } from '../user-import/user-imports.ts';

export interface UserImportView {
  readonly id: string;
  readonly storeId: string;
  readonly dryRun: boolean;
  readonly state: UserImport['state'];
  readonly rows: number;
  readonly rowsDone: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly begunAt: Date;
  readonly endedAt: Date | null;
}

/** Imports of the environment, the newest first. */
export class FindUserImports extends Query<Page<UserImportView>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}

/** Throws NotFound. */
export class FindUserImport extends Query<UserImportView> {
  constructor(readonly importId: string) {
    super();
  }
}

export interface RowFaultView extends RowFault {
  readonly id: string;
}

/** What is wrong with rows of a file, from its top on. Throws NotFound. */
export class FindUserImportFaults extends Query<Page<RowFaultView>> {
  constructor(
    readonly importId: string,
    readonly page: PageRequest,
  ) {
    super();
  }
}
