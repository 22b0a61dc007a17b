import type { Environment } from '@latchkey/kernel';

/** That an application called, and how it was answered: never what it sent, and never about whom. */
export interface ApplicationCall {
  /** A UUIDv7: calls are in order by it. */
  readonly id: string;
  readonly tenantId: string;
  readonly environment: Environment;
  readonly applicationId: string;
  readonly keyId: string;
  readonly at: Date;
  readonly method: string;
  /** The template of the route: a path may hold a code. */
  readonly route: string;
  readonly status: number;
  /** The code of the problem that it was answered with. */
  readonly code: string | null;
  readonly durationMs: number;
  /** The programs that the caller names, see `programsOf`. */
  readonly userAgent: string;
  readonly requestId: string;
}

/** What is told of a call. */
export interface ApplicationCallView {
  readonly id: string;
  readonly at: Date;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly code: string | null;
  readonly durationMs: number;
  readonly userAgent: string;
  /** As problems and the header of every answer name it. */
  readonly request_id: string;
  readonly keyId: string;
}

/** Which calls are looked for; null: all of them. */
export interface CallFilter {
  readonly requestId: string | null;
  /** Both ends count: 400 to 499 are the refused ones. */
  readonly statuses: { readonly least: number; readonly most: number } | null;
  readonly code: string | null;
  /** From this moment on. */
  readonly from: Date | null;
  readonly before: Date | null;
}
