import type { SetupLink } from './setup-link.ts';

export interface OpenSetupLink {
  /** Null for the tenant's first administrator. */
  readonly staffId: string | null;
}

/** All set-up links of the tenant. Single use is a guarded statement: of a hundred parallel uses one counts. */
export abstract class SetupLinks {
  abstract add(link: SetupLink): Promise<void>;
  /** Unused and in time; undefined for anything else. */
  abstract find(digest: Buffer): Promise<OpenSetupLink | undefined>;
  /** The same, and it is used from now on: for exactly one caller. */
  abstract consume(digest: Buffer): Promise<OpenSetupLink | undefined>;
  /** Voids what is still open for this member, or (null) for first administrators. */
  abstract voidOpen(staffId: string | null): Promise<void>;
}
