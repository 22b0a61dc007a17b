import { codeOf, type TestStep } from '../over-http/connection-test.ts';
import { isUserName } from '../over-http/settable-text.ts';
import { isSuccess, lockStateIn, refusalIn } from './errors.ts';
import { placeholdersOf } from './operation-description.ts';
import { callOperation, type OpenedRestStore } from './rest-call.ts';

/** Where no test is described, nothing but a token can be tried without touching an account. */
export function authenticating(store: OpenedRestStore): TestStep[] {
  const { authentication, operations } = store.settings;
  const { test } = operations;
  if (!test && authentication.kind !== 'oauth2') return [];
  return [
    {
      covers: ['authenticate'],
      async take() {
        if (!(await store.credentials())) return { at: 'authenticate', code: 'no-token' };
        const outcome = test && (await callOperation(store, test, {}));
        if (!test || !outcome) return undefined;
        const passed = outcome.kind === 'answered' && isSuccess(test.success, { answer: outcome, sent: {} });
        return passed ? undefined : { at: 'authenticate', code: codeOf(outcome) };
      },
    },
  ];
}

/** Absent where the state of a lock is not described, or asked by an id that nobody who tests knows. */
export function lookingAt(store: OpenedRestStore, userName: string): TestStep[] {
  const { lockState } = store.settings.operations;
  if (!lockState || placeholdersOf(lockState).has('userId')) return [];
  return [
    {
      covers: ['look-up', 'lock-state'],
      async take() {
        const sent = { userName };
        const outcome = isUserName(userName) ? await callOperation(store, lockState, sent) : undefined;
        if (!outcome) return { at: 'look-up', code: 'account-missing' };
        if (outcome.kind !== 'answered') return { at: 'look-up', code: codeOf(outcome) };
        const answered = { answer: outcome, sent };
        const refusal = refusalIn(lockState, answered);
        if (refusal) return { at: 'look-up', code: refusal.kind === 'rejected' ? refusal.reason : 'later' };
        if (lockStateIn(lockState, answered) !== 'unknown') return undefined;
        return { at: outcome.status < 300 ? 'lock-state' : 'look-up', code: codeOf(outcome) };
      },
    },
  ];
}
