import { Secrets } from '@latchkey/kernel';
import type { TaskOrder } from './executor.ts';
import type { ExternalTask } from './external-task.ts';

type Named = Pick<ExternalTask, 'tenantId' | 'environment' | 'id'>;

const purpose = 'external-task-token';

/**
 * The one-request token is made from the task under a key outside the database, each time that it is told: what is
 * stored of it is a digest, and a task that is told twice is told the same.
 */
export class TaskOrders {
  constructor(private readonly secrets: Secrets) {}

  /** 256 bits, base64url. */
  token({ tenantId, environment, id }: Named): string {
    return this.secrets.keyedDigest(purpose, tenantId, environment, id).toString('base64url');
  }

  tokenDigest(named: Named): Buffer {
    return this.secrets.tokenDigest(this.token(named));
  }

  of(task: ExternalTask): TaskOrder {
    const { id, operation, userName, sealedPassword, mustChange, deadline } = task;
    return {
      ...{ reference: id, token: this.token(task), operation, userName, sealedPassword, mustChange },
      deadline: deadline.toISOString(),
    };
  }

  /** Whether the caller holds the token of this task. */
  isOf(task: ExternalTask, token: string): boolean {
    return this.secrets.equal(this.secrets.tokenDigest(token), task.tokenDigest);
  }
}
