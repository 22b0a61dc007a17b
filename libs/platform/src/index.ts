export * from './authentication/application-clients.ts';
export * from './authentication/needs.ts';
export * from './authentication/newcomers.ts';
export * from './authentication/provisioning-callers.ts';
export * from './authentication/session-token-of-request.ts';
export * from './authentication/staff-callers.ts';
export * from './authentication/staff-provider-sign-in.ts';
export * from './authentication/staff-sign-in.ts';
export * from './config/load-config.ts';
export * from './config/outbound-settings.ts';
export * from './config/setting.ts';
export * from './config/settings-table.ts';
export * from './config/settings.ts';
export * from './dialect.ts';
export * from './first-party/first-party-header.ts';
export * from './health/metrics.ts';
export * from './health/readiness.ts';
export * from './http-app.ts';
export type { AnsweredListener, AnsweredRequest } from './http-lifecycle.ts';
export * from './idempotency/commands.ts';
export { underKeyIfAny } from './idempotency/idempotency-hooks.ts';
export * from './logging/log-fields.ts';
export * from './logging/log.ts';
export * from './openapi.ts';
export * from './parsing/application-calls.ts';
export * from './parsing/parse-body.ts';
export * from './parsing/strict-json.ts';
export * from './parsing/text-schemas.ts';
export * from './problem-details/problem.ts';
export * from './run-process.ts';
export * from './shutdown.ts';
export * from './start-http-app.ts';
export * from './tenant-scope/application-callers.ts';
export * from './tenant-scope/caller-finder.ts';
export * from './tenant-scope/client-origin.ts';
export * from './tenant-scope/network-address.ts';
export type { RequestState } from './tenant-scope/request-state.ts';
export {
  AlsoCsv,
  Deduplicated,
  FormBody,
  TakesCsv,
  WithoutCaller,
  type RouteMarks,
} from './tenant-scope/route-marks.ts';
export * from './write-behind.ts';
