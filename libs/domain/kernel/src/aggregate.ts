import type { DomainEvent } from './domain-event.ts';

/**
 * Something with rules of its own. It records what happened; the unit of work writes that beside the change.
 * The mapper builds a loaded instance without running initialisers, hence the lazy list.
 */
export abstract class Aggregate {
  private events?: DomainEvent[];

  protected record(event: DomainEvent): void {
    (this.events ??= []).push(event);
  }

  /** Hands over what happened since the last call. */
  pullEvents(): DomainEvent[] {
    const happened = this.events ?? [];
    this.events = [];
    return happened;
  }
}
