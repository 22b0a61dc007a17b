import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';

export interface ProcessView {
  readonly id: string;
  readonly applicationId: string;
  readonly name: string;
  readonly action: 'reset';
  readonly storeId: string;
  readonly verificationIds: readonly string[];
  readonly status: 'active' | 'inactive';
  readonly createdAt: Date;
}

/** Processes of the environment, oldest first. */
export class FindProcesses extends Query<Page<ProcessView>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}

/** Throws NotFound. */
export class FindProcess extends Query<ProcessView> {
  constructor(readonly processId: string) {
    super();
  }
}
