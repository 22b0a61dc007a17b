import { CallNotProven } from '@latchkey/credentials';
import { CallerFinder, uuidParam, type Caller, type CallerEvidence } from '@latchkey/platform';
import type { TenantDirectory } from '@latchkey/tenancy';

/**
 * Whose house an executor calls, by the id of the store in its path. Nothing is proved by it: the call is believed by its
 * signature, and a store that is not there is answered as a signature that is wrong (S-90).
 */
export class ExecutorCallers extends CallerFinder {
  private readonly directory: TenantDirectory;

  constructor(directory: TenantDirectory) {
    super();
    this.directory = directory;
  }

  async find({ params }: CallerEvidence): Promise<Caller> {
    const id = uuidParam.safeParse((params as { readonly storeId?: unknown } | null)?.storeId);
    const found = id.success ? await this.directory.byCredentialStore(id.data) : undefined;
    if (!found) throw new CallNotProven('no such store');
    return { ...found, actor: { kind: 'system', part: 'executor' } };
  }
}
