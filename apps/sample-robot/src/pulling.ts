import { setTimeout as pause } from 'node:timers/promises';
import type { CallbackApi } from './callback-api.ts';
import type { Carrier, Task } from './task.ts';

interface ClaimedTask extends Task {
  readonly fence: number;
  readonly leaseSeconds: number;
}

export interface PullingOptions {
  /** What the audit trail calls this robot. */
  readonly name: string;
  /** Milliseconds between two questions when there was nothing to do. */
  readonly idle?: number;
  readonly signal: AbortSignal;
  readonly log: (line: string) => void;
}

/** Asks for work, keeps its leases while it works, and says what became of each. Nothing has to reach this machine. */
export async function pull(
  api: CallbackApi,
  carrier: Carrier,
  { name, idle = 2000, signal, log }: PullingOptions,
): Promise<void> {
  while (!signal.aborted) {
    const { status, code, body } = await api.post('work/claims', {
      executor: name,
      most: 5,
      leaseSeconds: 60,
    });
    if (status !== 200) throw new Error(`the claim was refused: ${code}`);
    const tasks = body['tasks'] as readonly ClaimedTask[];
    for (const task of tasks) await work(api, carrier, task, log);
    if (tasks.length === 0) await pause(idle, undefined, { signal }).catch(() => undefined);
  }
}

async function work(
  api: CallbackApi,
  carrier: Carrier,
  task: ClaimedTask,
  log: (line: string) => void,
): Promise<void> {
  const { reference, token, fence, leaseSeconds } = task;
  // Before the lease is half over, so that one lost heartbeat costs nothing.
  const heart = setInterval(
    () => void api.post(`work/${reference}/heartbeat`, { fence, leaseSeconds }).catch(() => undefined),
    (leaseSeconds * 1000) / 3,
  );
  try {
    const outcome = await carrier.carryOut(task);
    const reply = await api.post(`work/${reference}/completion`, { fence, token, ...outcome });
    // 409: somebody else has it by now, or it has expired. There is nothing left to do about it.
    log(`${reference}: ${reply.status === 200 ? outcome.status : reply.code}`);
  } finally {
    clearInterval(heart);
  }
}
