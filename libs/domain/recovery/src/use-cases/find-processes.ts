import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { ProcessPolicy } from '../process/process-policy.ts';
import type { RiskAcceptance } from '../process/risk-acceptance.ts';

export interface ProcessView {
  readonly id: string;
  readonly applicationId: string;
  readonly name: string;
  /** The draft. */
  readonly policy: ProcessPolicy;
  readonly risks: readonly RiskAcceptance[];
  readonly status: 'active' | 'inactive';
  /** Null while inactive. */
  readonly activeVersion: number | null;
  /** Why it deactivated itself; null otherwise. */
  readonly deactivationReason: string | null;
  /** Nobody has activated it yet (PR-B25). */
  readonly isNew: boolean;
  /** The draft's policy is not the one that was activated last; true for a new one (PR-B25). */
  readonly hasUnactivatedChanges: boolean;
  readonly createdAt: Date;
  readonly version: number;
}

/** The orders in which processes can be listed; a minus turns one around. */
export const processOrders = ['created', '-created', 'name', '-name'] as const;
export type ProcessOrder = (typeof processOrders)[number];

export interface ProcessFilter {
  readonly status: ProcessView['status'] | null;
  readonly applicationId: string | null;
}

/** Processes of the environment. */
export class FindProcesses extends Query<Page<ProcessView>> {
  constructor(
    readonly page: PageRequest,
    readonly filter: ProcessFilter,
    readonly order: ProcessOrder,
  ) {
    super();
  }
}

/** Throws NotFound. */
export class FindProcess extends Query<ProcessView> {
  constructor(readonly processId: string) {
    super();
  }
}

export interface ProcessVersionView {
  readonly number: number;
  readonly policy: ProcessPolicy;
  readonly risks: readonly RiskAcceptance[];
  readonly activatedAt: Date;
  readonly activatedBy: string;
}

/** What was in force and when it began, the newest first; at most a hundred. Throws NotFound. */
export class FindProcessVersions extends Query<readonly ProcessVersionView[]> {
  constructor(readonly processId: string) {
    super();
  }
}
