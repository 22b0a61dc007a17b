import { Query } from '@nestjs/cqrs';
import type { Page, PageRequest } from '@latchkey/kernel';
import type { ApplicationCallView, CallFilter } from '../application-call/application-call.ts';

/** How far back an application sees its own calls; staff see all that is kept. */
export const ownCallHours = 24;

/** Calls of the application that asks, by any of its keys in this environment, newest first. */
export class FindOwnCalls extends Query<Page<ApplicationCallView>> {
  constructor(
    readonly filter: Pick<CallFilter, 'requestId' | 'statuses' | 'code'>,
    readonly page: PageRequest,
  ) {
    super();
  }
}
