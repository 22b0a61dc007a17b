import type { StoreCheck, StoreCheckName } from '@latchkey/credentials';
import type { Outcome } from '@latchkey/outbound';
import type { Conversation } from './conversation.ts';

/** Why a step failed, and which one it was: one call may carry out several. */
export interface StepFault {
  readonly at: StoreCheckName;
  /** A slug. */
  readonly code: string;
}

export interface TestStep {
  readonly covers: readonly StoreCheckName[];
  /** Answers undefined when all that it covers has passed. */
  take(): Promise<StepFault | undefined>;
}

/** Takes one step after the other until one fails. The time of a call is told at the last of what it covers. */
export async function takeSteps(steps: readonly TestStep[]): Promise<StoreCheck[]> {
  const checks: StoreCheck[] = [];
  let failed = false;
  for (const { covers, take } of steps) {
    const began = performance.now();
    const fault: StepFault | undefined = failed ? undefined : await take();
    const elapsed = Math.round(performance.now() - began);
    // A fault counts, wherever it says that it lies.
    const fails = fault ? Math.max(covers.indexOf(fault.at), 0) : covers.length;
    covers.forEach((name, at) => {
      const reached = !failed && at <= fails;
      const took = reached && at === Math.min(fails, covers.length - 1) ? elapsed : 0;
      if (!reached) checks.push({ name, result: 'not-reached', code: null, took });
      else if (fault && at === fails) checks.push({ name, result: 'failed', code: fault.code, took });
      else checks.push({ name, result: 'passed', code: null, took });
    });
    failed ||= fault !== undefined;
  }
  return checks;
}

/** What keeps a connection from standing, by the word of the one client (S-60). Everything else came after it. */
const stepOf: Readonly<Record<string, StoreCheckName>> = {
  'not-an-address': 'resolve',
  'not-https': 'resolve',
  'port-not-allowed': 'resolve',
  'host-not-allowed': 'resolve',
  'address-forbidden': 'resolve',
  'name-not-found': 'resolve',
  'name-not-resolved': 'resolve',
  'not-connected': 'connect',
  'connect-timeout': 'connect',
  'wrong-peer': 'connect',
  'too-many-calls': 'connect',
  certificate: 'tls',
};

/** Whether the store can be reached at all, asked without a credential: any word of HTTP will do. */
export function reaching(conversation: Conversation, url: string): TestStep {
  return {
    covers: ['resolve', 'connect', 'tls'],
    async take() {
      const outcome = await conversation.call({ method: 'GET', url, longestAnswer: 64 * 1024 });
      if (outcome.kind === 'answered') return undefined;
      const at = Object.hasOwn(stepOf, outcome.reason) ? stepOf[outcome.reason] : undefined;
      if (at) return { at, code: outcome.reason };
      return undefined;
    },
  };
}

/** A slug for what came instead of the answer that was asked for. */
export function codeOf(outcome: Outcome): string {
  if (outcome.kind !== 'answered') return outcome.reason;
  return outcome.status < 300 ? 'answer-not-understood' : `status-${outcome.status}`;
}
