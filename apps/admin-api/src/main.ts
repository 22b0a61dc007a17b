import 'reflect-metadata';
import { runProcess } from '@latchkey/platform';
import { adminApiSettings } from './configuration.ts';
import { startAdminApi } from './start-admin-api.ts';

await runProcess({ name: 'admin-api', settings: adminApiSettings, start: startAdminApi });
