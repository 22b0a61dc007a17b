import { HandOver, HandOverOpener } from '../sealer.ts';

interface Parcel {
  readonly purpose: string;
  readonly content: Readonly<Record<string, string>>;
}

/** What was handed over, by a ticket that tells nothing of it. */
export class ParcelShelf {
  private readonly parcels = new Map<string, Parcel>();

  leave(parcel: Parcel): string {
    const ticket = `parcel-${crypto.randomUUID()}`;
    this.parcels.set(ticket, parcel);
    return ticket;
  }

  fetch(ticket: string): Parcel | undefined {
    return this.parcels.get(ticket);
  }
}

export class InMemoryHandOver extends HandOver {
  constructor(private readonly shelf: ParcelShelf) {
    super();
  }

  ready(): Promise<void> {
    return Promise.resolve();
  }

  seal(purpose: string, content: Readonly<Record<string, string>>): Promise<string> {
    return Promise.resolve(this.shelf.leave({ purpose, content }));
  }
}

export class InMemoryHandOverOpener extends HandOverOpener {
  constructor(private readonly shelf: ParcelShelf) {
    super();
  }

  open(purpose: string, parcel: string): Promise<Record<string, string>> {
    const found = this.shelf.fetch(parcel);
    if (found?.purpose !== purpose) return Promise.reject(new Error('this parcel does not open here'));
    return Promise.resolve({ ...found.content });
  }
}
