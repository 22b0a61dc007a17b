import type { Application } from './application.ts';

/** All applications of the environment. */
export abstract class Applications {
  /** Throws NotFound. */
  abstract get(id: string): Promise<Application>;
  /** Locked until the transaction ends. Throws NotFound. */
  abstract getForUpdate(id: string): Promise<Application>;
  abstract add(application: Application): Promise<void>;
}
