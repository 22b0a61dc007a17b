import { randomBytes } from 'node:crypto';
import type { Permission } from '@latchkey/kernel';
import type { Method } from '../admin-world.ts';
import type { FurnishedTenant } from '../furnished-tenant.ts';

/** One operation of the API: what it needs, and how a valid call of it looks. */
export interface Operation {
  readonly method: Method;
  /** As in the API description. */
  readonly path: string;
  /** Null for what every signed-in member may do. */
  readonly permission: Permission | null;
  /** Which thing of a furnished tenant the id in the path means. */
  readonly id?: (tenant: FurnishedTenant) => string;
  readonly body?: (tenant: FurnishedTenant) => Readonly<Record<string, unknown>>;
  /** What is sent when it is no JSON. */
  readonly file?: { readonly text: string; readonly query: (tenant: FurnishedTenant) => string };
  readonly headers?: Readonly<Record<string, string>>;
  /** Reading it leaves a line in the audit trail. */
  readonly isAudited?: true;
  /** The number that it answers with, where it is no list. */
  readonly counts?: 'users' | 'due';
  /** What a list holds for every tenant in every environment, since it is of the house. */
  readonly ofTheHouse?: readonly object[];
}

export const environment = '/v1/environments/{environment}';

/** A part of a name that nothing has yet. */
export const fresh = (): string => randomBytes(5).toString('hex');

type IdName = {
  [K in keyof FurnishedTenant]: FurnishedTenant[K] extends string ? K : never;
}[keyof FurnishedTenant];

/** The thing of a furnished tenant that the id in a path means. */
export const the =
  (name: IdName) =>
  (tenant: FurnishedTenant): string =>
    tenant[name];

export function nameOf({ method, path }: Pick<Operation, 'method' | 'path'>): string {
  return `${method} ${path}`;
}

export function urlOf({ path }: Operation, id = '', environmentName = 'live'): string {
  return path.replace('{environment}', environmentName).replace('{id}', id);
}
