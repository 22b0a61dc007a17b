import type { SessionsOf } from '@latchkey/credentials';
import { z } from 'zod';
import { authenticationSecretNames, httpAuthentication, ownHeader } from '../over-http/authentication.ts';
import { httpsBase } from '../over-http/https-address.ts';
import {
  changingOperation,
  endSessionsOperation,
  lockStateOperation,
  placeholdersOf,
  resetOperation,
  testOperation,
  type Described,
} from './operation-description.ts';
import type { Placeholder } from './placeholders.ts';

/** What an operation must send, and what it has besides. */
const rules: Readonly<Record<string, { needs: readonly Placeholder[]; has: readonly Placeholder[] }>> = {
  reset: { needs: ['newPassword'], has: ['attempt', 'changeId', 'mustChange', 'unlock'] },
  change: { needs: ['newPassword', 'currentPassword'], has: ['attempt', 'changeId'] },
  unlock: { needs: [], has: ['attempt', 'changeId'] },
  lockState: { needs: [], has: [] },
  endSessions: { needs: [], has: ['attempt', 'changeId', 'externalId'] },
};
const addressing: readonly Placeholder[] = ['userName', 'userId'];

/** A REST interface in a tenant's words. It holds no secret. Only what it describes can be done. */
export const restSettings = z
  .strictObject({
    /** Begins every path. */
    baseUrl: httpsBase,
    authentication: httpAuthentication,
    /** Carries the id of the change, which stays through all attempts; null: the store has no such header. */
    idempotencyHeader: ownHeader.nullable().default('Idempotency-Key'),
    /** Carries the number of the attempt, so that the store can refuse an older one. */
    fenceHeader: ownHeader.optional(),
    operations: z.strictObject({
      reset: resetOperation,
      change: changingOperation.optional(),
      unlock: changingOperation.optional(),
      lockState: lockStateOperation.optional(),
      endSessions: endSessionsOperation.optional(),
      test: testOperation.optional(),
    }),
  })
  .superRefine(({ operations }, { addIssue }) => {
    for (const [name, operation] of Object.entries(operations)) {
      if (!operation) continue;
      for (const message of faultsOf(name, operation)) {
        addIssue({ code: 'custom', path: ['operations', name], message });
      }
    }
  })
  .readonly();
export type RestSettings = z.output<typeof restSettings>;

function faultsOf(name: string, operation: Described): string[] {
  const sent = placeholdersOf(operation);
  const rule = rules[name];
  const faults = operation.method === 'GET' && operation.body ? ['leave the body out: a GET has none'] : [];
  if (!rule) return sent.size > 0 ? [...faults, 'a test is about no account: use no placeholder'] : faults;
  const names = [...addressing, ...rule.has.filter((each) => each === 'externalId')];
  const missing = rule.needs.filter((each) => !sent.has(each));
  const alien = [...sent].filter((each) => ![...rule.needs, ...rule.has, ...addressing].includes(each));
  return [
    ...faults,
    ...missing.map((each) => `put {{${each}}} into the body`),
    ...alien.map((each) => `there is no {{${each}}} in this operation`),
    ...(names.some((each) => sent.has(each))
      ? []
      : [`say whose account it is: ${names.map((each) => `{{${each}}}`).join(' or ')}`]),
  ];
}

export function restSecretNames({ authentication }: RestSettings): readonly string[] {
  return authenticationSecretNames(authentication);
}

/** Whose sessions this very interface holds, and ends. */
export function restSessionsOf({ operations: { endSessions } }: RestSettings): SessionsOf | null {
  return endSessions?.of ?? null;
}

/** What this very interface can do. */
export function restAbilities({ operations: { unlock, lockState, change } }: RestSettings) {
  return { canUnlock: !!unlock, canReadLockState: !!lockState, canChange: !!change };
}
