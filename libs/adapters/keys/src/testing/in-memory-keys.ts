import {
  DataKeys,
  KeyCanaries,
  SealedWorkerKeys,
  TenantContext,
  WorkerKeys,
  type SealedWorkerKey,
  type WorkerKey,
  type WrappedDataKey,
} from '@latchkey/kernel';

export class InMemoryDataKeys extends DataKeys {
  readonly kept = new Map<string, WrappedDataKey[]>();
  asked = 0;

  newest(): Promise<WrappedDataKey | undefined> {
    this.asked += 1;
    return Promise.resolve(this.own().at(-1));
  }

  find(version: number): Promise<WrappedDataKey | undefined> {
    this.asked += 1;
    return Promise.resolve(this.own().find((key) => key.version === version));
  }

  keep(key: WrappedDataKey): Promise<WrappedDataKey> {
    const known = this.own().find(({ version }) => version === key.version);
    if (!known) this.kept.set(TenantContext.current().tenantId, [...this.own(), key]);
    return Promise.resolve(known ?? key);
  }

  private own(): WrappedDataKey[] {
    return this.kept.get(TenantContext.current().tenantId) ?? [];
  }
}

export class InMemoryCanaries extends KeyCanaries {
  readonly kept = new Map<string, Uint8Array>();

  keep(name: string, sealed: Uint8Array): Promise<Uint8Array> {
    const known = this.kept.get(name) ?? sealed;
    this.kept.set(name, known);
    return Promise.resolve(known);
  }
}

/** The shelf that the worker publishes its keys on, with a clock that a spec moves. */
export class InMemoryWorkerKeys extends SealedWorkerKeys {
  keys: SealedWorkerKey[] = [];
  now = new Date('2026-03-01T12:00:00.000Z');

  all(): Promise<SealedWorkerKey[]> {
    return Promise.resolve([...this.keys]);
  }

  add(key: Omit<SealedWorkerKey, 'createdAt'>): Promise<void> {
    this.keys.push({ ...key, createdAt: this.now });
    return Promise.resolve();
  }

  removeOlderThan(milliseconds: number): Promise<void> {
    const oldest = this.now.getTime() - milliseconds;
    this.keys = this.keys.filter(({ createdAt }) => createdAt.getTime() >= oldest);
    return Promise.resolve();
  }
}

/** The same shelf as an API sees it. */
export class PublishedKeys extends WorkerKeys {
  constructor(private readonly shelf: InMemoryWorkerKeys) {
    super();
  }

  newest(): Promise<WorkerKey | undefined> {
    const key = this.shelf.keys.at(-1);
    return Promise.resolve(key && { id: key.id, publicKey: key.publicKey, createdAt: key.createdAt });
  }
}
