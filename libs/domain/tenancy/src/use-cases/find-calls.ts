import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { ApplicationCallView, CallFilter } from '../application-call/application-call.ts';

/** Calls that are kept of an application, newest first. Throws NotFound when there is no such application. */
export class FindCalls extends Query<Page<ApplicationCallView>> {
  constructor(
    readonly applicationId: string,
    readonly filter: CallFilter,
    readonly page: PageRequest,
  ) {
    super();
  }
}

/** Calls that were refused for the same reason at the same place. */
export interface RefusedCalls {
  readonly code: string;
  readonly status: number;
  readonly method: string;
  readonly route: string;
  readonly count: number;
  readonly lastAt: Date;
}

export interface CallSummary {
  /** All calls, those that were not kept among them. By whole days (UTC). */
  readonly calls: number;
  /** Beyond what is kept of a key in a day. */
  readonly notKept: number;
  /** The most frequent first, at most 100. */
  readonly refused: readonly RefusedCalls[];
}

/** What goes wrong for an application. Throws NotFound when there is no such application. */
export class SummarizeCalls extends Query<CallSummary> {
  constructor(
    readonly applicationId: string,
    readonly period: Pick<CallFilter, 'from' | 'before'>,
  ) {
    super();
  }
}
