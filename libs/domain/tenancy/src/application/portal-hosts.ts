/** Which application answers at a host. A host belongs to one application of one environment of one tenant. */
export abstract class PortalHosts {
  /** Throws Conflict when somebody else has it. */
  abstract claim(applicationId: string, host: string): Promise<void>;
  abstract release(applicationId: string, host: string): Promise<void>;
}
