import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import {
  builtInTemplates,
  FindDisabledMethods,
  FindVerification,
  FindVerifications,
  type DisabledMethodView,
  type VerificationView,
} from '@latchkey/verification';
import { Reads, type Listing } from '../read-models/reads.ts';

/** Those of the house are constants of ours, so that they may stand in SQL. */
const templateOfType = builtInTemplates
  .map(({ id, method }) => `when '${method}' then '${id}'::uuid`)
  .join(' ');

const verifications: Listing = {
  select: `t.id, t.name, t.type, coalesce(t.template_id, case t.type ${templateOfType} end) as "templateId", t.status, t.parameters, t.created_at as "createdAt"`,
  from: 'tenant.verification t',
  table: 'tenant.verification',
};

@QueryHandler(FindVerifications)
export class FindVerificationsHandler implements IQueryHandler<FindVerifications> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page }: FindVerifications): Promise<Page<VerificationView>> {
    this.permissions.require(TenantContext.current().actor, 'verification:read');
    return this.reads.page(verifications, page);
  }
}

@QueryHandler(FindVerification)
export class FindVerificationHandler implements IQueryHandler<FindVerification> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ verificationId }: FindVerification): Promise<VerificationView> {
    this.permissions.require(TenantContext.current().actor, 'verification:read');
    return this.reads.one(verifications, verificationId);
  }
}

const disabledMethods: Listing = {
  select: `t.id, t.method, t.disabled_at as "disabledAt"`,
  from: 'tenant.disabled_method t',
  table: 'tenant.disabled_method',
};

@QueryHandler(FindDisabledMethods)
export class FindDisabledMethodsHandler implements IQueryHandler<FindDisabledMethods> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page }: FindDisabledMethods): Promise<Page<DisabledMethodView>> {
    this.permissions.require(TenantContext.current().actor, 'verification:read');
    return this.reads.page(disabledMethods, page);
  }
}
