import { Aggregate, DomainEvent } from '@latchkey/kernel';

/** Somebody took a list away as a file (S-67). What a filter looked for is told as far as it is no address. */
export class ListExported extends DomainEvent {
  readonly name = 'audit.list.exported';
  constructor(
    /** Name of the list. */
    readonly subject: string,
    override readonly reason: string | null,
  ) {
    super();
  }
  facts(): Record<string, string | null> {
    return { list: this.subject, filter: this.reason };
  }
}

/** An export, for the audit trail: it changes nothing else. */
export class ListExport extends Aggregate {
  /** `filter` is null for the whole list. */
  static begin(list: string, filter: string | null): ListExport {
    const begun = new ListExport();
    begun.record(new ListExported(list, filter));
    return begun;
  }
}
