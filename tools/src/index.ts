export { bundleOf } from './bundle.ts';
export { makeStoreExternal, type ExternalStoreSeed } from './external-store-seeding.ts';
export { EmbeddedPostgres, type EmbeddedPostgresOptions } from './embedded-postgres.ts';
export type { AppName, DatabaseRole, Ports, SystemSecrets } from './environment.ts';
export { MailCatcher } from './mail-catcher/mail-catcher.ts';
export type { CaughtMail, Envelope } from './mail-catcher/mailbox.ts';
export type { Demonstration, SeedInput } from './product-step.ts';
export { System, processNames, type ProcessName, type SystemOptions } from './system.ts';
export { workspacePath } from './workspace.ts';
export {
  asAdmin,
  placeHost,
  randomPassword,
  seedTenant,
  type SeededTenant,
  type SeedUser,
  type TenantSeed,
} from './tenant-seeding.ts';
export { testDatabase, type TestDatabase } from '@latchkey/persistence/testing';
export { FormBrowser, headingOf, hiddenIn, type Page } from './tour/form-browser.ts';
export { ResetTour } from './tour/reset-tour.ts';
export { settingsReference } from './settings-reference.ts';
