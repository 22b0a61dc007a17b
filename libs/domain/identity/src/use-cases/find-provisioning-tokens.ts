import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';

/** What can be told of a token after its first minute. */
export interface ProvisioningTokenView {
  readonly id: string;
  readonly label: string;
  readonly storeId: string;
  readonly createdAt: Date;
  /** To the minute; null when it was never used. */
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Tokens of the environment, oldest first. */
export class FindProvisioningTokens extends Query<Page<ProvisioningTokenView>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}
