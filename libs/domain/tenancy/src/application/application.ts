import { Aggregate, type Environment } from '@latchkey/kernel';
import { ApplicationCreated, ApplicationDisabled, ApplicationEnabled, ApplicationUpdated } from './events.ts';
import { pageAddress, portalOrigin, type OriginRule } from './origin.ts';

export interface ApplicationSettings {
  readonly name: string;
  readonly portalOrigin: string;
  readonly supportContact: string;
  readonly signInUrl: string | null;
  /** A page of the application's own that takes mailed links; null: the hosted pages take them. */
  readonly resetPageUrl?: string | null;
}

/** One product of the tenant that its users sign in to. Reset requests, keys and the portal belong to one. */
export class Application extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  name!: string;
  portalOrigin!: string;
  supportContact!: string;
  signInUrl!: string | null;
  resetPageUrl!: string | null;
  status!: 'active' | 'disabled';
  createdAt!: Date;
  version!: number;

  static create(
    where: { tenantId: string; environment: Environment; id: string },
    settings: ApplicationSettings,
    rule: OriginRule,
    now: Date,
  ): Application {
    const application = new Application();
    Object.assign(application, where, { status: 'active', createdAt: now, version: 1 });
    application.apply(settings, rule);
    application.record(new ApplicationCreated(application.id));
    return application;
  }

  change(settings: ApplicationSettings, rule: OriginRule): void {
    this.apply(settings, rule);
    this.record(new ApplicationUpdated(this.id));
  }

  disable(): void {
    if (this.status === 'disabled') return;
    this.status = 'disabled';
    this.record(new ApplicationDisabled(this.id));
  }

  enable(): void {
    if (this.status === 'active') return;
    this.status = 'active';
    this.record(new ApplicationEnabled(this.id));
  }

  private apply(settings: ApplicationSettings, rule: OriginRule): void {
    this.name = settings.name;
    this.portalOrigin = portalOrigin(settings.portalOrigin, rule);
    this.supportContact = settings.supportContact;
    this.signInUrl = settings.signInUrl === null ? null : pageAddress(settings.signInUrl, rule, '/signInUrl');
    const { resetPageUrl = null } = settings;
    this.resetPageUrl = resetPageUrl === null ? null : pageAddress(resetPageUrl, rule, '/resetPageUrl');
  }
}
