import 'reflect-metadata';
import { runProcess } from '@latchkey/platform';
import { callbackApiSettings } from './configuration.ts';
import { startCallbackApi } from './start-callback-api.ts';

await runProcess({ name: 'callback-api', settings: callbackApiSettings, start: startCallbackApi });
