import { Query } from '@nestjs/cqrs';
import type { Enrolment } from '../enrolment/enrolment.ts';
import type { MethodKey } from '../methods/method-traits.ts';

/** What staff may see of an enrolment: nothing by which anybody could prove. */
export interface UserEnrolment {
  readonly id: string;
  readonly verificationId: string;
  readonly verificationName: string;
  readonly method: MethodKey;
  readonly status: Enrolment['status'];
  readonly label: string;
  readonly begunAt: Date;
  readonly usableFrom: Date | null;
  readonly lastUsedAt: Date | null;
  readonly removedAt: Date | null;
}

/** What a user has enrolled in, removed ones too, the newest first. Throws NotFound. */
export class FindUserEnrolments extends Query<readonly UserEnrolment[]> {
  constructor(readonly userId: string) {
    super();
  }
}
