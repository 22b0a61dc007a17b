import { UnitOfWork } from '../unit-of-work.ts';
import type { InMemoryDatabase } from './in-memory-database.ts';

/** The unit of work of use-case specs. A repeat of a request is not its business: `conclude` is `run`. */
export class InMemoryUnitOfWork extends UnitOfWork {
  constructor(private readonly database: InMemoryDatabase) {
    super();
  }

  run<T>(work: () => Promise<T>): Promise<T> {
    return this.database.run('write', work);
  }

  conclude<T>(work: () => Promise<T>): Promise<T> {
    return this.run(work);
  }

  read<T>(work: () => Promise<T>): Promise<T> {
    return this.database.run('read', work);
  }
}
