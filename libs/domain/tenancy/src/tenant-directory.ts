import type { Environment } from '@latchkey/kernel';
import type { ApplicationPermission } from './api-key/application-permissions.ts';

/** Where a request belongs: found from who asks, never from what the request says (S-40). */
export interface Locality {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly applicationId: string;
}

/** The house alone: who asks is told apart inside it. */
export type HouseLocality = Omit<Locality, 'applicationId'>;

export interface KeyLocality extends Locality {
  readonly keyId: string;
  readonly permissions: readonly ApplicationPermission[];
}

/**
 * The way from a host name, an API key or a sign-in name to a tenant. It is asked before any tenant is known and
 * holds nothing but these pointers; everything else of a tenant lies behind row-level security.
 */
export abstract class TenantDirectory {
  /** `host` without port, lower case. */
  abstract byHost(host: string): Promise<Locality | undefined>;
  /** SHA-256 of the whole key. Not found: a revoked key, one of a disabled application or of a suspended tenant. */
  abstract byApiKey(digest: Buffer): Promise<KeyLocality | undefined>;
  /** The same key by its id, as a token names it. */
  abstract byApiKeyId(id: string): Promise<KeyLocality | undefined>;
  /** Of which tenant an SMS service is: its provider knows it by this id alone. */
  abstract bySmsService(id: string): Promise<HouseLocality | undefined>;
  /** Of which tenant a credential store is: its executors know it by this id alone. */
  abstract byCredentialStore(id: string): Promise<HouseLocality | undefined>;
  /** The short name that staff type when they sign in. */
  abstract bySlug(slug: string): Promise<{ readonly tenantId: string } | undefined>;
}
