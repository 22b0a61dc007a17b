import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { FindExtension, FindExtensions, type ExtensionView } from '@latchkey/extensions';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import { Reads, type Listing } from '../read-models/reads.ts';

type Row = Omit<ExtensionView, 'optIn'> & { readonly optInBy: string | null; readonly optInAt: Date | null };

/** Sealed secrets are not among the columns: nobody who looks at an extension can be shown them. */
const extensions: Listing = {
  select: `t.id, t.type, t.name, t.definition, t.parameters, t.secret_names as "secretNames",
    t.opt_in_by as "optInBy", t.opt_in_at as "optInAt", t.status, t.created_at as "createdAt", t.version`,
  from: 'tenant.extension t',
  table: 'tenant.extension',
};

function viewOf({ optInBy, optInAt, ...row }: Row): ExtensionView {
  return { ...row, optIn: optInBy === null || optInAt === null ? null : { by: optInBy, at: optInAt } };
}

@QueryHandler(FindExtensions)
export class FindExtensionsHandler implements IQueryHandler<FindExtensions> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ page }: FindExtensions): Promise<Page<ExtensionView>> {
    this.permissions.require(TenantContext.current().actor, 'extension:read');
    const { items, next } = await this.reads.page<Row>(extensions, page);
    return { items: items.map(viewOf), next };
  }
}

@QueryHandler(FindExtension)
export class FindExtensionHandler implements IQueryHandler<FindExtension> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ extensionId }: FindExtension): Promise<ExtensionView> {
    this.permissions.require(TenantContext.current().actor, 'extension:read');
    return viewOf(await this.reads.one<Row>(extensions, extensionId));
  }
}
