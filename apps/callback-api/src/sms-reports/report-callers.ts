import { NotFound } from '@latchkey/kernel';
import { CallerFinder, uuidParam, type Caller, type CallerEvidence } from '@latchkey/platform';
import type { TenantDirectory } from '@latchkey/tenancy';

/**
 * Whose house a report is for, by the id of the service in its path. Nothing is proved by it: what a provider says is
 * believed by its signature, and a service that is not there is answered as a signature that is wrong.
 */
export class ReportCallers extends CallerFinder {
  private readonly directory: TenantDirectory;

  constructor(directory: TenantDirectory) {
    super();
    this.directory = directory;
  }

  async find({ params }: CallerEvidence): Promise<Caller> {
    const id = uuidParam.safeParse((params as { readonly serviceId?: unknown } | null)?.serviceId);
    const found = id.success ? await this.directory.bySmsService(id.data) : undefined;
    if (!found) throw new NotFound();
    return { ...found, actor: { kind: 'system', part: 'sms-reports' } };
  }
}
