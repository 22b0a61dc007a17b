import { TenantContext } from '@latchkey/kernel';
import type { TenantDirectory } from '@latchkey/tenancy';

/**
 * Work for somebody who is not known yet but names a tenant: signing in, or opening a set-up link. Naming it gives no
 * right at all; what is done proves itself by a password or a link.
 */
export class Newcomers {
  private readonly directory: TenantDirectory;

  constructor(directory: TenantDirectory) {
    this.directory = directory;
  }

  /** `work` in the tenant of this short name; `nobody` when there is none. */
  async enter<T>(
    slug: string,
    requestId: string,
    work: () => Promise<T>,
    nobody: () => Promise<T>,
  ): Promise<T> {
    const found = await this.directory.bySlug(slug);
    if (!found) return nobody();
    const actor = { kind: 'newcomer' } as const;
    return TenantContext.run({ tenantId: found.tenantId, environment: 'live', actor, requestId }, work);
  }
}
