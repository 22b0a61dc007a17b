import { describe, expect, it } from '@jest/globals';
import { named } from '../testing/process-stories.ts';
import { optionsOf } from './process-options.ts';
import { processPolicy } from './process-policy.ts';

type Tree = Record<string, unknown>;

/** Every option decided otherwise than the house does. */
const other: Tree = {
  actions: ['change'],
  audience: { everyone: false, groupIds: [named.group] },
  publicAccess: { addressSuffix: 'forgotten' },
  identificationTypeId: named.absent,
  storeId: named.store,
  verifications: [{ verificationId: named.mail, order: 1 }],
  minimumVerifications: 2,
  userMayChoose: true,
  assurance: { weight: 3, classes: 2 },
  privilegedAssurance: null,
  resetLink: 'none',
  generatedPassword: { deliverBy: ['display'] },
  unlockOnReset: true,
  redirectUrl: 'https://acme.example',
  windows: {
    ...{ requestExpiry: 10, retryWindow: 60, successWindow: 5, unlockWindow: 60 },
    ...{ maxAttempts: 4, attemptWindow: 60 },
  },
  postResetExtensionId: named.absent,
  enrolmentReminder: 'off',
};
const differing = (policy: object): string[] =>
  optionsOf(processPolicy.parse(policy))
    .filter(({ differs }) => differs)
    .map(({ pointer }) => pointer);

/** A copy of the policy without the option at this pointer. */
function without(pointer: string): Tree {
  const [name = '', part] = pointer.replace('/policy/', '').split('/');
  const copy = structuredClone(other);
  if (part === undefined) Reflect.deleteProperty(copy, name);
  else Reflect.deleteProperty(copy[name] as Tree, part);
  return copy;
}

describe('options of a process', () => {
  it('EX-A7 everything has a default: a policy without a decision differs in nothing', () => {
    expect(differing({})).toEqual([]);
    const options = optionsOf(processPolicy.parse({}));
    expect(options.map(({ pointer }) => pointer)).toEqual(
      expect.arrayContaining([
        '/policy/windows/maxAttempts',
        '/policy/audience/everyone',
        '/policy/assurance',
      ]),
    );
    expect(options.find(({ pointer }) => pointer === '/policy/windows/maxAttempts')).toEqual({
      ...{ pointer: '/policy/windows/maxAttempts', value: 5, default: 5, differs: false },
    });
  });

  it('EX-A7 each option that is left out has its default again, and no other changes', () => {
    const all = optionsOf(processPolicy.parse({})).map(({ pointer }) => pointer);
    expect(differing(other)).toEqual(all);
    for (const pointer of all)
      expect(differing(without(pointer))).toEqual(all.filter((one) => one !== pointer));
  });

  it('EX-A7 what was stored with its properties in another order differs in nothing', () => {
    const turned = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([name, inner]) => [name, turned(inner)]),
          )
        : value;
    const stored = turned(processPolicy.parse({})) as ReturnType<typeof processPolicy.parse>;
    expect(optionsOf(stored).filter(({ differs }) => differs)).toEqual([]);
  });
});
