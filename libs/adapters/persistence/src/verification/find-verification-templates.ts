import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import {
  builtInTemplates,
  FindVerificationTemplate,
  FindVerificationTemplates,
  type VerificationTemplateView,
} from '@latchkey/verification';
import { Reads, type Listing } from '../read-models/reads.ts';

/** Those of the house are constants of ours, so that they may stand in SQL. */
const ofTheHouse = builtInTemplates.map(
  ({ id, name, method, parameters }) =>
    `('${id}'::uuid, '${name}', '${method}', '${JSON.stringify(parameters)}'::jsonb, 1, true)`,
);

const templates: Listing = {
  select: `t.id, t.name, t.method, t.parameters, t.built_in as "builtIn", t.version`,
  from: `(select id, name, method, parameters, version, false as built_in from tenant.verification_template
    union all values ${ofTheHouse.join(', ')}) t`,
  table: 'tenant.verification_template',
};

@QueryHandler(FindVerificationTemplates)
export class FindVerificationTemplatesHandler implements IQueryHandler<FindVerificationTemplates> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page }: FindVerificationTemplates): Promise<Page<VerificationTemplateView>> {
    this.permissions.require(TenantContext.current().actor, 'verification:read');
    return this.reads.page(templates, page);
  }
}

@QueryHandler(FindVerificationTemplate)
export class FindVerificationTemplateHandler implements IQueryHandler<FindVerificationTemplate> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ templateId }: FindVerificationTemplate): Promise<VerificationTemplateView> {
    this.permissions.require(TenantContext.current().actor, 'verification:read');
    return this.reads.one(templates, templateId);
  }
}
