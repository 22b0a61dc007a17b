import 'reflect-metadata';
import { runProcess } from '@latchkey/platform';
import { workerSettings } from './configuration.ts';
import { startWorker } from './start-worker.ts';

await runProcess({ name: 'worker', settings: workerSettings, start: startWorker });
