import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { Application, type ApplicationSettings } from '../application/application.ts';
import { Applications } from '../application/applications.ts';
import { AllowedOrigins, hostOf } from '../application/origin.ts';
import { PortalHosts } from '../application/portal-hosts.ts';

/** A new product of the tenant. Answers its id. Throws InvalidInput, and Conflict when the host is taken. */
export class CreateApplication extends Command<string> {
  constructor(readonly settings: ApplicationSettings) {
    super();
  }
}

/** Applications and the hosts at which they answer, always changed together. */
export class ApplicationPlacement {
  constructor(
    private readonly applications: Applications,
    private readonly hosts: PortalHosts,
    private readonly origins: AllowedOrigins,
  ) {}

  async create(
    where: Parameters<typeof Application.create>[0],
    settings: ApplicationSettings,
    now: Date,
  ): Promise<string> {
    const application = Application.create(where, settings, this.origins.rule, now);
    await this.hosts.claim(application.id, hostOf(application.portalOrigin));
    await this.applications.add(application);
    return application.id;
  }

  async change(application: Application, settings: ApplicationSettings): Promise<void> {
    const before = hostOf(application.portalOrigin);
    application.change(settings, this.origins.rule);
    const after = hostOf(application.portalOrigin);
    if (after === before) return;
    await this.hosts.claim(application.id, after);
    await this.hosts.release(application.id, before);
  }
}

/** Places a new application here and now. Called inside a transaction. */
export class ApplicationEntry {
  constructor(
    private readonly placement: ApplicationPlacement,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async write(settings: ApplicationSettings): Promise<string> {
    const { tenantId, environment } = TenantContext.current();
    const where = { tenantId, environment, id: this.secrets.id() };
    return this.placement.create(where, settings, await this.clock.now());
  }
}

@CommandHandler(CreateApplication)
export class CreateApplicationHandler implements ICommandHandler<CreateApplication> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly entry: ApplicationEntry,
  ) {}

  execute({ settings }: CreateApplication): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'application:write');
    return this.unitOfWork.conclude(() => this.entry.write(settings));
  }
}
