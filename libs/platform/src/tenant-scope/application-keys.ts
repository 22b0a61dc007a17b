import type { Secrets } from '@latchkey/kernel';
import type { TenantDirectory } from '@latchkey/tenancy';
import type { Caller } from './caller-finder.ts';

/** `lk_live_…` or `lk_test_…`. What is no key at all is not looked for. */
const keyText = /^lk_(live|test)_[\w-]{16,200}$/i;

/** The application that holds this key, in the environment that the key itself names. */
export async function applicationOfKey(
  directory: TenantDirectory,
  secrets: Secrets,
  key: string,
): Promise<Caller | undefined> {
  const named = keyText.exec(key)?.[1]?.toLowerCase();
  if (named === undefined) return undefined;
  const found = await directory.byApiKey(secrets.tokenDigest(key));
  if (found?.environment !== named) return undefined;
  const { tenantId, environment, applicationId, keyId, permissions } = found;
  return { tenantId, environment, actor: { kind: 'application', applicationId, keyId, permissions } };
}
