import { plainReset, type ResetOptions, type StoreAccount, type StoreAnswer } from '@latchkey/credentials';
import type { DirectoryDriver, Person } from './directory-world.ts';

export const attempt = { changeId: 'change', fence: 1 };

export function accountOf(userName: string): StoreAccount {
  return { storeId: 'store', userId: 'user', userName };
}

export function reset(
  driver: DirectoryDriver,
  { userName }: Pick<Person, 'userName'>,
  password: string,
  options: Partial<ResetOptions> = {},
): Promise<StoreAnswer> {
  return driver.reset(accountOf(userName), password, attempt, { ...plainReset, ...options });
}

export const applied: StoreAnswer = { kind: 'applied' };
export const unavailable: StoreAnswer = { kind: 'unavailable' };
export const unknown: StoreAnswer = { kind: 'unknown' };

export function rejected(reason: Extract<StoreAnswer, { kind: 'rejected' }>['reason']): StoreAnswer {
  return { kind: 'rejected', reason };
}
