import { TenantContext } from '@latchkey/kernel';
import { Table, type InMemoryDatabase, type Placed } from '@latchkey/kernel/testing';
import type { CodeAttempt } from '../challenge/challenges.ts';
import { failuresPerWindow, attemptWindow, type AttemptLimits } from '../attempts/limits.ts';
import type { KnownFlows } from './in-memory-challenges.ts';
import type { KnownFlow } from './in-memory-code-brakes.ts';

/** No less than the house itself allows. */
export const widestLimits: AttemptLimits = { most: failuresPerWindow, window: attemptWindow, pause: 0 };

export interface Flow {
  readonly requestId: string;
  readonly flowDigest: Buffer;
  readonly accountKey: Buffer;
  readonly limits: AttemptLimits;
}

/** Flows for specs that need no more of a recovery than its secret. */
export class InMemoryFlows implements KnownFlows {
  private readonly table: Table<Flow & Placed>;

  constructor(database: InMemoryDatabase) {
    this.table = new Table(database, ({ requestId }) => requestId);
  }

  open(flow: Flow): void {
    const { tenantId, environment } = TenantContext.current();
    this.table.put({ tenantId, environment, ...flow });
  }

  accountOf({ requestId, flowDigest }: CodeAttempt): KnownFlow | undefined {
    return this.table.find((flow) => flow.requestId === requestId && flow.flowDigest.equals(flowDigest));
  }

  accountOfRequest(requestId: string): Buffer | undefined {
    return this.table.find((flow) => flow.requestId === requestId)?.accountKey;
  }
}
