import type { FieldFault } from '@latchkey/kernel';
import type { ProcessFacts } from '../process-facts.ts';
import type { ProcessPolicy } from '../process-policy.ts';
import type { RiskAcceptance } from '../risk-acceptance.ts';

/** What a rule judges: a policy, the risks that were taken with it, and what is true around it. */
export interface Judged {
  readonly policy: ProcessPolicy;
  readonly risks: readonly RiskAcceptance[];
  readonly facts: ProcessFacts;
}

/** One rule in words, where it shows in a form, and the function that knows it. */
export interface ProcessRule {
  /** The row that asks for it. */
  readonly id: string;
  readonly words: string;
  readonly pointer: string;
  /** A warning is told and hinders nothing. */
  readonly severity: 'fault' | 'warning';
  readonly check: (judged: Judged) => readonly FieldFault[];
}

export function fault(pointer: string, code: string, detail: string): FieldFault {
  return { pointer: `/policy${pointer}`, code, detail };
}
