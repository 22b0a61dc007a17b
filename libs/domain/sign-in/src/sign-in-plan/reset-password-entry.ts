import { InvalidInput } from '@latchkey/kernel';
import { patternOf, type ResetPasswordSettings } from './action-settings.ts';
import { refusedEntry, resetPasswordFault, type ResetPasswordFault } from './reset-password-messages.ts';

/** What the person typed when asked for a new password. What is absent was not sent. */
export interface ResetPasswordEntry {
  readonly password?: string | undefined;
  /** Typed once more; looked at only when it was sent (AA-11). */
  readonly password2?: string | undefined;
  readonly currentPassword?: string | undefined;
  readonly skip?: boolean | undefined;
}

export type ReadEntry =
  | { readonly kind: 'skip' }
  | { readonly kind: 'update'; readonly password: string; readonly current?: string };

/** The entry as an action takes it, every fault at once. Throws InvalidInput with keys of words as codes. */
export function readEntry(settings: ResetPasswordSettings, entry: ResetPasswordEntry): ReadEntry {
  const { password = '', password2, currentPassword = '', skip = false } = entry;
  if (settings.allowSkip && (skip || password === '')) return { kind: 'skip' };
  if (password === '') throw refusedEntry('validation.error.password.required');
  const faults: ResetPasswordFault[] = [];
  const typed = password.normalize('NFC');
  if (password2 !== undefined && password2.normalize('NFC') !== typed)
    faults.push('validation.error.password.mismatch');
  if (patternOf(settings)?.accept(typed) === false) faults.push('validation.error.password.weak');
  if (settings.askCurrentPassword && currentPassword === '')
    faults.push('validation.error.incorrect.credentials');
  if (faults.length > 0) throw new InvalidInput(faults.map(resetPasswordFault));
  const current = settings.askCurrentPassword ? { current: currentPassword.normalize('NFC') } : {};
  return { kind: 'update', password: typed, ...current };
}
