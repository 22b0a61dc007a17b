import 'reflect-metadata';
import { runProcess } from '@latchkey/platform';
import { publicApiSettings } from './configuration.ts';
import { startPublicApi } from './start-public-api.ts';

await runProcess({ name: 'public-api', settings: publicApiSettings, start: startPublicApi });
