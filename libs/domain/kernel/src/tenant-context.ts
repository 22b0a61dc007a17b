import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from './actor.ts';

export const environments = ['live', 'test'] as const;
export type Environment = (typeof environments)[number];

export interface TenantScope {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly actor: Actor;
  /** Correlates the answer, the log and the audit trail. */
  readonly requestId: string;
}

/** There is no tenant around this work. Set by the edge's middleware and the worker's job runner only. */
export class NoTenantContext extends Error {
  constructor() {
    super('no tenant context: this code must run inside TenantContext.run');
    this.name = 'NoTenantContext';
  }
}

const storage = new AsyncLocalStorage<TenantScope>();

/** Whose work is being done. Carried beside the call, so that no function can be handed the wrong tenant. */
export const TenantContext = {
  run<T>(scope: TenantScope, work: () => T): T {
    return storage.run(Object.freeze({ ...scope }), work);
  },
  current(): TenantScope {
    const scope = storage.getStore();
    if (!scope) throw new NoTenantContext();
    return scope;
  },
  find(): TenantScope | undefined {
    return storage.getStore();
  },
};
