import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import { FindApplication, FindApplications, type ApplicationView } from '@latchkey/tenancy';
import { Reads, type Listing } from '../read-models/reads.ts';

const applications: Listing = {
  select: `t.id, t.name, t.portal_origin as "portalOrigin", t.support_contact as "supportContact",
    t.sign_in_url as "signInUrl", t.reset_page_url as "resetPageUrl", t.status, t.created_at as "createdAt", t.version`,
  from: 'tenant.application t',
  table: 'tenant.application',
};

@QueryHandler(FindApplications)
export class FindApplicationsHandler implements IQueryHandler<FindApplications> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page, status }: FindApplications): Promise<Page<ApplicationView>> {
    this.permissions.require(TenantContext.current().actor, 'application:read');
    return this.reads.page({ ...applications, filters: [['t.status = ?', status ?? undefined]] }, page);
  }
}

@QueryHandler(FindApplication)
export class FindApplicationHandler implements IQueryHandler<FindApplication> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ applicationId }: FindApplication): Promise<ApplicationView> {
    this.permissions.require(TenantContext.current().actor, 'application:read');
    return this.reads.one(applications, applicationId);
  }
}
