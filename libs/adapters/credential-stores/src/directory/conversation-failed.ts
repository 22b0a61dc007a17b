import { ResultCodeError } from 'ldapts';
import type { DirectoryTrouble } from './directory-troubles.ts';

/** A definite no to a change or a sign-in. The server's text is left behind: it names the account. */
export interface Refusal {
  readonly code: number;
  /** Active Directory begins its texts with eight digits of its own. */
  readonly windowsCode?: string;
  /** Why Active Directory lets somebody not in: a Win32 error code in hexadecimal, behind "data". */
  readonly subCode?: string;
  /** What OpenLDAP's password policy says beside the code. */
  readonly policyCode?: number;
}

/** The connection is of no use any more, or a question was not answered. */
export class ConversationFailed extends Error {
  constructor(
    readonly step: Exclude<DirectoryTrouble['step'], 'settings'>,
    readonly code: string,
  ) {
    super(`the directory failed at ${step}: ${code}`);
  }
}

const invalidCredentials = 49;

/** A service account that was refused is not tried at the next server: each try brings it nearer to being locked. */
export function isRefusedAccount(failed: ConversationFailed): boolean {
  return failed.step === 'bind' && failed.code === String(invalidCredentials);
}

export function refusalOf(error: ResultCodeError): Refusal {
  const windowsCode = /^([0-9A-Fa-f]{8}):/.exec(error.message)?.[1]?.toUpperCase();
  const subCode = /, data ([0-9A-Fa-f]{1,8}),/.exec(error.message)?.[1]?.toLowerCase();
  return {
    code: error.code,
    ...(windowsCode === undefined ? {} : { windowsCode }),
    ...(subCode === undefined ? {} : { subCode }),
  };
}

export function failure(step: ConversationFailed['step'], error: unknown): ConversationFailed {
  if (error instanceof ResultCodeError) return new ConversationFailed(step, String(error.code));
  const { code } = error as { readonly code?: unknown };
  return new ConversationFailed(step, typeof code === 'string' ? code : 'CONNECTION_LOST');
}
