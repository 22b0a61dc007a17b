import { readInput, requirePart } from '@latchkey/kernel';
import {
  StoreKinds,
  type SessionsOf,
  type StoreAbilities,
  type StoreKind,
  type StoreSettings,
} from '@latchkey/credentials';
import { directoryKinds } from './directory-kinds.ts';
import { externalKind } from './external-kind.ts';
import { httpKinds } from './http-kinds.ts';
import type { KindRule, TypeAbilities } from './kind-rule.ts';
import { mockKinds } from './mock-kinds.ts';
import { localKind } from './local-kind.ts';

/** The kinds of stores that the house ships. A new one is one folder and one line here. */
export const kindRules: readonly KindRule[] = [
  localKind,
  ...directoryKinds,
  ...httpKinds,
  externalKind,
  ...mockKinds,
];

/** What is told of them; how settings are read is no part of it. */
const kinds: readonly StoreKind[] = kindRules.map((rule) => {
  const {
    driver,
    name,
    mode,
    canUnlock,
    canReadLockState,
    canChange,
    acceptsPassword,
    canTest,
    testOnly,
    namesAreAccounts,
  } = rule;
  return {
    driver,
    name,
    mode,
    canUnlock,
    canReadLockState,
    canChange,
    acceptsPassword,
    canTest,
    testOnly,
    namesAreAccounts,
  };
});

export class ShippedStoreKinds extends StoreKinds {
  all(): readonly StoreKind[] {
    return kinds;
  }

  settings(driver: string, given: object, type: TypeAbilities): StoreSettings {
    return readInput(this.rule(driver).settings(type), given, '/settings');
  }

  requireShared(driver: string, given: object, type: TypeAbilities): void {
    requirePart(this.rule(driver).settings(type), given, '/settings');
  }

  secretNames(driver: string, settings: StoreSettings): readonly string[] {
    return this.rule(driver).secretNames(settings);
  }

  targets(driver: string, settings: StoreSettings): readonly string[] {
    return this.rule(driver).targets(settings);
  }

  abilities(driver: string, settings: StoreSettings): StoreAbilities {
    const { canUnlock, canReadLockState, canChange } = this.rule(driver).abilities(settings);
    return { canUnlock, canReadLockState, canChange };
  }

  sessionsOf(driver: string, settings: StoreSettings): SessionsOf | null {
    return this.rule(driver).sessionsOf(settings);
  }

  private rule(driver: string): KindRule {
    const found = kindRules.find((rule) => rule.driver === driver);
    if (!found) throw new Error(`no kind of store is called ${driver}`);
    return found;
  }
}
