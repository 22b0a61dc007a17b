import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest, StaffRole } from '@latchkey/kernel';

export interface StaffView {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
  readonly roles: readonly StaffRole[];
  readonly status: 'invited' | 'active' | 'disabled';
  readonly createdAt: Date;
  /** Whether one is asked for at their sign-ins. */
  readonly hasSecondFactor: boolean;
}

/** The tenant's staff, oldest first. */
export class FindStaff extends Query<Page<StaffView>> {
  constructor(readonly page: PageRequest) {
    super();
  }
}

/** One member. Throws NotFound. */
export class FindStaffMember extends Query<StaffView> {
  constructor(readonly staffId: string) {
    super();
  }
}
