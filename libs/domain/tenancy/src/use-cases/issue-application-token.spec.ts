import { describe, expect, it } from '@jest/globals';
import { seconds, TenantContext, type Actor } from '@latchkey/kernel';
import { RandomSecrets, SettableClock } from '@latchkey/kernel/testing';
import { InMemoryAccessTokens } from '../testing/in-memory-access-tokens.ts';
import { IssueApplicationToken, IssueApplicationTokenHandler } from './issue-application-token.ts';

const execute = 'password-reset-workflow:execute';
const suppress = 'password-reset-workflow:suppress-notification';

describe('a token for an application', () => {
  const tokens = new InMemoryAccessTokens(new SettableClock(), new RandomSecrets());
  const handler = new IssueApplicationTokenHandler(tokens);
  const ofKey = (...permissions: (typeof execute | typeof suppress)[]): Actor => ({
    ...{ kind: 'application', applicationId: 'orders', keyId: 'key' },
    permissions,
  });
  const issue = (actor: Actor, wanted?: readonly string[]) =>
    TenantContext.run({ tenantId: 'acme', environment: 'test', actor, requestId: 'r' }, () =>
      handler.execute(new IssueApplicationToken(wanted)),
    );

  it('RA-13 is of its tenant, its environment and its key, for five minutes', async () => {
    const issued = await issue(ofKey(execute));
    expect(issued?.lifetime).toBe(seconds(300));
    expect(await tokens.verifyApplication(issued?.token ?? '')).toEqual({
      ...{ kind: 'application', tenantId: 'acme', environment: 'test' },
      ...{ applicationId: 'orders', keyId: 'key', permissions: [execute] },
    });
  });

  it.each([
    ['all of its key', [execute, suppress], undefined, [execute, suppress]],
    ['a part of its key', [execute, suppress], [suppress], [suppress]],
    ['nothing of a key that has nothing', [], undefined, []],
  ] as const)('RA-11 has %s', async (_, held, wanted, expected) => {
    const issued = await issue(ofKey(...held), wanted);
    expect(issued?.permissions).toEqual(expected);
    expect((await tokens.verifyApplication(issued?.token ?? ''))?.permissions).toEqual(expected);
  });

  it.each([
    ['what its key has not', [execute], [execute, suppress]],
    ['what nobody knows', [execute], ['process:write']],
    ['a part of a name', [execute], ['password-reset-workflow']],
  ] as const)('RA-11 is not given for %s', async (_, held, wanted) => {
    expect(await issue(ofKey(...held), wanted)).toBeUndefined();
  });

  it('RA-11 is given to nobody but an application', async () => {
    const others: Actor[] = [
      { kind: 'person', applicationId: 'orders', firstParty: true },
      { kind: 'staff', staffId: 's', roles: ['password_reset_admin'] },
      { kind: 'newcomer' },
    ];
    for (const other of others) expect(await issue(other)).toBeUndefined();
  });
});
