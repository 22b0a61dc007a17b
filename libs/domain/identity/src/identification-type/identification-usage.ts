import type { UsedBy } from '@latchkey/kernel';

/** Asked of recovery, which lies above: who is begun by an identification type. Answered in persistence. */
export abstract class IdentificationUsage {
  /** Active processes that people begin by it, at most twenty. */
  abstract of(typeId: string): Promise<readonly UsedBy[]>;
}
