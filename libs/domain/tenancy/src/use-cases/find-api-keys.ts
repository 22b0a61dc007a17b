import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { ApplicationPermission } from '../api-key/application-permissions.ts';

/** What can be told of a key after its first minute. */
export interface ApiKeyView {
  readonly id: string;
  readonly applicationId: string;
  readonly label: string;
  readonly prefix: string;
  readonly permissions: readonly ApplicationPermission[];
  readonly createdAt: Date;
  readonly revokedAt: Date | null;
}

/** Keys of an application, oldest first. Throws NotFound when there is no such application. */
export class FindApiKeys extends Query<Page<ApiKeyView>> {
  constructor(
    readonly applicationId: string,
    readonly page: PageRequest,
  ) {
    super();
  }
}
