import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { SessionRevocationState } from '../session-revocation/session-revocation.ts';

export interface SessionRevocationView {
  readonly id: string;
  readonly changeId: string;
  readonly userId: string;
  readonly storeId: string;
  readonly state: SessionRevocationState;
  readonly attempts: number;
  /** What the holder said last; null before its first answer. */
  readonly answer: string | null;
  readonly wantedAt: Date;
  readonly endedAt: Date | null;
}

/** Of one person, the newest first. Throws NotFound. */
export class FindSessionRevocations extends Query<Page<SessionRevocationView>> {
  constructor(
    readonly userId: string,
    readonly page: PageRequest,
  ) {
    super();
  }
}
