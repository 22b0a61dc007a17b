import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';

export interface ApplicationView {
  readonly id: string;
  readonly name: string;
  readonly portalOrigin: string;
  readonly supportContact: string;
  readonly signInUrl: string | null;
  readonly resetPageUrl: string | null;
  readonly status: 'active' | 'disabled';
  readonly createdAt: Date;
  readonly version: number;
}

/** Applications of the environment, oldest first. */
export class FindApplications extends Query<Page<ApplicationView>> {
  constructor(
    readonly page: PageRequest,
    readonly status: ApplicationView['status'] | null,
  ) {
    super();
  }
}

/** Throws NotFound. */
export class FindApplication extends Query<ApplicationView> {
  constructor(readonly applicationId: string) {
    super();
  }
}
