import { Control, type Change } from 'ldapts';
import type { DirectoryConnection } from '../directory-connection.ts';
import type { Finding } from '../connection-test.ts';
import { openLdapAnswer } from './openldap-refusals.ts';

/** LDAP_CONTROL_NOOP: all of an operation except doing it. The server knows it without listing it in its root entry. */
const noOperationOid = '1.3.6.1.4.1.4203.666.5.2';
/** LDAP_X_NO_OPERATION: it would have been done. */
const wouldBeDone = 16_654;
const unavailableCriticalExtension = 12;

/** Whether a change would be made. Critical, so that a server that does not know it must refuse (RFC 4511, 4.1.11). */
export async function tryChange(
  connection: DirectoryConnection,
  dn: string,
  change: Change,
): Promise<Finding> {
  const control = new Control(noOperationOid, { critical: true });
  return findingOf(await connection.modify(dn, [change], [control]));
}

export function findingOf(refusal: Awaited<ReturnType<DirectoryConnection['modify']>>): Finding {
  // A success would mean that it was done, whatever we asked for.
  if (!refusal) return { code: 'no-op-ignored' };
  if (refusal.code === wouldBeDone) return 'passed';
  if (refusal.code === unavailableCriticalExtension) return 'absent';
  const answer = openLdapAnswer(refusal);
  if (answer.kind !== 'rejected') return { code: String(refusal.code) };
  return { code: answer.reason === 'account-protected' ? 'not-writable' : answer.reason };
}
