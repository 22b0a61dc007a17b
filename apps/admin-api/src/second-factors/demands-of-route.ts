import type { RouteDemands, SessionStanding } from '@latchkey/access';
import type { DemandsOfRoute } from '@latchkey/platform';
import { wantsCsv } from '../exports/wants-csv.ts';

/** What a session may do before it is whole. Everything that is not here is closed to it. */
const open: Readonly<Record<string, readonly SessionStanding[]>> = {
  'POST /v1/sign-out': ['factor-due', 'enrolment-due'],
  'POST /v1/session/step-up': ['factor-due'],
  'POST /v1/session/passkey-challenge': ['factor-due'],
  'GET /v1/second-factors': ['enrolment-due'],
  'POST /v1/second-factors': ['enrolment-due'],
  'POST /v1/second-factors/:id/confirm': ['enrolment-due'],
};

const inEnvironment = '/v1/environments/:environment';

/** Every change below one of these is dangerous: so is a route that somebody adds there. */
const dangerousPlaces = [
  ...['/v1/staff', '/v1/staff-policy', '/v1/identity-providers', '/v1/second-factors'],
  `${inEnvironment}/credential-stores`,
  `${inEnvironment}/credential-store-types`,
  `${inEnvironment}/applications/:id/api-keys`,
  `${inEnvironment}/api-keys`,
  `${inEnvironment}/provisioning-tokens`,
  `${inEnvironment}/decoys`,
  `${inEnvironment}/extensions`,
  `${inEnvironment}/users/:id/merge`,
];
/** What is begun there proves itself, and nobody begins without a factor who has one. */
const harmless = new Set(['POST /v1/second-factors/:id/confirm']);
/** All that is kept of a person. */
const dangerousReads = new Set([`${inEnvironment}/users/:id/dossier`]);

/** What a route asks of a session, by the template that was found: a path can be written in many ways. */
export const demandsOfRoute: DemandsOfRoute = ({ method, headers, routeOptions }): RouteDemands => {
  const template = routeOptions?.url ?? '';
  const name = `${method} ${template}`;
  const isRead = method === 'GET' || method === 'HEAD';
  const dangerous = isRead
    ? dangerousReads.has(template) || wantsCsv(headers.accept)
    : isBelow(template, dangerousPlaces) && !harmless.has(name);
  return { opensTo: Object.hasOwn(open, name) ? (open[name] ?? []) : [], dangerous };
};

function isBelow(template: string, places: readonly string[]): boolean {
  return places.some((place) => template === place || template.startsWith(`${place}/`));
}
