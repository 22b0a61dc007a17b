import { InvalidInput } from '@latchkey/kernel';
import {
  fits,
  readAttempt,
  type AccessAction,
  type AccessAttempt,
  type AccessCondition,
} from './access-condition.ts';
import { conditionFaults } from './condition-faults.ts';

export interface AccessDecision {
  readonly action: AccessAction;
  /** Order of the condition that decided; null when none did. */
  readonly decidedBy: number | null;
}

const denied: AccessDecision = { action: 'deny', decidedBy: null };

/** Who may log on by the desktop client: the first condition that fits decides, and where none fits nobody may (PR-B29). */
export class AccessControl {
  private readonly conditions: readonly AccessCondition[];

  private constructor(conditions: readonly AccessCondition[]) {
    this.conditions = [...conditions].sort((a, b) => a.order - b.order);
  }

  /** Conditions in any order. Throws InvalidInput with every fault. */
  static of(conditions: readonly AccessCondition[]): AccessControl {
    const faults = conditionFaults(conditions);
    if (faults.length > 0) throw new InvalidInput(faults);
    return new AccessControl(conditions);
  }

  /** An attempt that cannot be read is denied: a condition that denies might have missed it. */
  decide(attempt: AccessAttempt): AccessDecision {
    const read = readAttempt(attempt);
    const first = read && this.conditions.find((condition) => fits(condition, read));
    return first ? { action: first.action, decidedBy: first.order } : denied;
  }
}
