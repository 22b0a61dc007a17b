/** What a page or a mail shows of the tenant. */
export interface Appearance {
  readonly tenantName: string;
  readonly applicationName: string;
  readonly supportContact: string;
  /** Where whoever has recovered goes on: what the process in force says, else the application's page. */
  readonly signInUrl: string | null;
  readonly portalOrigin: string;
  /** A page of the application's own that takes mailed links; none: the hosted pages take them. */
  readonly resetPageUrl?: string | null;
}

export abstract class Appearances {
  /** Of the application; undefined when it is gone or disabled. */
  abstract of(applicationId: string): Promise<Appearance | undefined>;
}
