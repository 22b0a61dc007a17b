import type { FieldFault } from '@latchkey/kernel';
import { z } from 'zod';

const address = z.email().max(254);

/** Staff sign in by a plain ASCII mail address; letter case does not tell two of them apart. */
export function staffAddressKey(typed: string): string {
  return typed
    .normalize('NFC')
    .trim()
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

export function isStaffAddress(value: string): boolean {
  return address.safeParse(value).success;
}

export const staffAddressFault: FieldFault = {
  pointer: '/email',
  code: 'mail-address',
  detail: 'Give one plain address such as ada@example.com.',
};
