import type { Environment } from './tenant-context.ts';

/** An event as the outbox kept it. */
export interface RecordedEvent {
  readonly id: string;
  readonly tenantId: string;
  readonly environment: Environment;
  readonly name: string;
  readonly subject: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What follows from an event: a command that the worker awaits, so that a failure is a retry. */
export interface Reaction {
  /** Stable: a reaction that has run for an event does not run again for it. */
  readonly name: string;
  readonly on: string;
  command(event: RecordedEvent): object;
}
