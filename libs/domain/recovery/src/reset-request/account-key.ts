import { TenantContext, type Secrets } from '@latchkey/kernel';
import { identifierKey } from '@latchkey/identity';

/** By which the brakes of an account are kept, whichever of its names was typed. */
export function accountKeyOf(secrets: Secrets, userId: string): Buffer {
  const { tenantId, environment } = TenantContext.current();
  return secrets.keyedDigest('known-account', tenantId, environment, userId);
}

/** The same where an identifier may be nobody's: each such name has brakes of its own. */
export function typedAccountKey(secrets: Secrets, identifier: string, userId: string | undefined): Buffer {
  if (userId !== undefined) return accountKeyOf(secrets, userId);
  const { tenantId, environment } = TenantContext.current();
  return secrets.keyedDigest('account', tenantId, environment, identifierKey(identifier) ?? '');
}
