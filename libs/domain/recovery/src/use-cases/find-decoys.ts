import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';

export interface DecoyView {
  readonly id: string;
  readonly identifier: string;
  readonly plantedAt: Date;
  readonly removedAt: Date | null;
}

/** Planted names of the environment, oldest first, removed ones too. */
export class FindDecoys extends Query<Page<DecoyView>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}

/** Throws NotFound. */
export class FindDecoy extends Query<DecoyView> {
  constructor(readonly decoyId: string) {
    super();
  }
}
