import { actionFaults, type ActionFault, type PasswordProblem } from '@latchkey/ui';

/** public-api reads no longer one, in bytes of UTF-8; policies end far below. */
const LONGEST_SENT = 8192;
const PREFIX = 'authentication-action.reset-password.validation.error.';

const known: ReadonlySet<string> = new Set([
  ...actionFaults,
  ...(['too-short', 'too-long', 'common', 'breached', 'contains-context'] satisfies PasswordProblem[]),
]);

export const isTooLongToSend = (...typed: readonly string[]): boolean =>
  typed.some((each) => Buffer.byteLength(each) > LONGEST_SENT);

/** What public-api found wrong; a fault that this version does not know is told as the store's: choose another one. */
export function passwordProblems(faults: readonly string[]): (ActionFault | PasswordProblem)[] {
  const named = faults.map((fault) => fault.replace(PREFIX, ''));
  const problems = named.map((fault) => (known.has(fault) ? fault : 'store-refused')) as (
    ActionFault | PasswordProblem
  )[];
  return problems.length > 0 ? [...new Set(problems)] : ['store-refused'];
}
