import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Permissions, TenantContext, type Page } from '@latchkey/kernel';
import {
  FindSmsMessages,
  FindSmsService,
  FindSmsServices,
  type SmsMessageView,
  type SmsServiceView,
} from '@latchkey/messaging';
import { Reads, type Listing } from '../read-models/reads.ts';

/** Sealed secrets are not among the columns: nobody who looks at a service can be shown them. */
const services: Listing = {
  select: `t.id, t.provider, t.name, t.sender, t.settings, t.destinations, t.daily_budget as "dailyBudget",
    t.secret_names as "secretNames", t.status, t.created_at as "createdAt", t.version`,
  from: 'tenant.sms_service t',
  table: 'tenant.sms_service',
};

const messages: Listing = {
  select: `t.id, t.kind, t.country, t.status, t.failure, t.delivery, t.delivery_failure as "deliveryFailure",
    t.created_at as "createdAt", t.sent_at as "sentAt", t.reported_at as "reportedAt"`,
  from: 'tenant.message t',
  table: 'tenant.message',
};

@QueryHandler(FindSmsServices)
export class FindSmsServicesHandler implements IQueryHandler<FindSmsServices> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ page }: FindSmsServices): Promise<Page<SmsServiceView>> {
    this.permissions.require(TenantContext.current().actor, 'sms-service:read');
    return this.reads.page(services, page);
  }
}

@QueryHandler(FindSmsService)
export class FindSmsServiceHandler implements IQueryHandler<FindSmsService> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  execute({ serviceId }: FindSmsService): Promise<SmsServiceView> {
    this.permissions.require(TenantContext.current().actor, 'sms-service:read');
    return this.reads.one(services, serviceId);
  }
}

@QueryHandler(FindSmsMessages)
export class FindSmsMessagesHandler implements IQueryHandler<FindSmsMessages> {
  constructor(
    private readonly permissions: Permissions,
    private readonly reads: Reads,
  ) {}

  async execute({ serviceId, page }: FindSmsMessages): Promise<Page<SmsMessageView>> {
    this.permissions.require(TenantContext.current().actor, 'sms-service:read');
    await this.reads.one(services, serviceId);
    return this.reads.page({ ...messages, filters: [['t.service_id = ?::uuid', serviceId]] }, page);
  }
}
