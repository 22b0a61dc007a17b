import { codeOf, type StepFault, type TestStep } from '../over-http/connection-test.ts';
import { jsonOf } from '../over-http/json-answer.ts';
import { lockStateOf } from './lock.ts';
import { listResponse, serviceProviderConfig } from './schemas.ts';
import type { ScimProvider } from './scim-provider.ts';

/** A search for nobody: the description of a provider is open to everybody, its people are not. */
export function authenticating(provider: ScimProvider): TestStep {
  return {
    covers: ['authenticate'],
    async take() {
      if (!(await provider.opened.credentials())) return { at: 'authenticate', code: 'no-token' };
      const outcome = await provider.ask('/Users?count=0');
      const listed = outcome.kind === 'answered' && outcome.status === 200;
      if (listed && listResponse.safeParse(jsonOf(outcome)).success) return undefined;
      return { at: 'authenticate', code: codeOf(outcome) };
    },
  };
}

/** Absent where accounts are found by an id that nobody who tests knows. */
export function lookingAt(provider: ScimProvider, userName: string): TestStep[] {
  const { findBy, lock } = provider.settings;
  if (findBy.value !== 'userName') return [];
  return [
    {
      covers: lock.kind === 'none' ? ['look-up'] : ['look-up', 'lock-state'],
      async take(): Promise<StepFault | undefined> {
        const search = await provider.find({ userName, userId: '' });
        if (search.kind === 'missing') return { at: 'look-up', code: 'account-missing' };
        if (search.kind === 'failed') return { at: 'look-up', code: search.code };
        if (lock.kind === 'none' || lockStateOf(lock, search.user) !== 'unknown') return undefined;
        return { at: 'lock-state', code: 'not-told' };
      },
    },
  ];
}

/** Whether the provider says that it can do what a reset asks for. Nothing is changed by reading that. */
export function tryingOut(provider: ScimProvider): TestStep {
  return {
    covers: ['dry-run'],
    async take() {
      const outcome = await provider.ask('/ServiceProviderConfig');
      const read =
        outcome.kind === 'answered' && outcome.status === 200
          ? serviceProviderConfig.safeParse(jsonOf(outcome))
          : undefined;
      if (!read?.success) return { at: 'dry-run', code: codeOf(outcome) };
      const { patch, changePassword, etag } = read.data;
      if (!patch.supported) return { at: 'dry-run', code: 'no-patch' };
      if (changePassword?.supported === false) return { at: 'dry-run', code: 'no-password-change' };
      const needsVersions = provider.settings.attempt !== undefined;
      return needsVersions && !etag?.supported ? { at: 'dry-run', code: 'no-versions' } : undefined;
    },
  };
}
