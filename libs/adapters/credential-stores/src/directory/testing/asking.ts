import {
  plainReset,
  type ResetOptions,
  type SignInVerdict,
  type StoreAccount,
  type StoreAnswer,
} from '@latchkey/credentials';
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
  by = attempt,
): Promise<StoreAnswer> {
  return driver.reset(accountOf(userName), password, by, { ...plainReset, ...options });
}

/** From the password that the person was made with, unless another one is said to be the present one. */
export function change(
  driver: DirectoryDriver,
  { userName, password }: Pick<Person, 'userName' | 'password'>,
  next: string,
  current = password,
): Promise<StoreAnswer> {
  return driver.change(accountOf(userName), { current, next }, attempt);
}

export function accepts(
  driver: DirectoryDriver,
  { userName }: Pick<Person, 'userName'>,
  password: string,
  by = attempt,
): Promise<SignInVerdict> {
  return driver.accepts(accountOf(userName), password, by);
}

export const applied: StoreAnswer = { kind: 'applied' };
export const unavailable: StoreAnswer = { kind: 'unavailable' };
export const unknown: StoreAnswer = { kind: 'unknown' };

export function rejected(reason: Extract<StoreAnswer, { kind: 'rejected' }>['reason']): StoreAnswer {
  return { kind: 'rejected', reason };
}
