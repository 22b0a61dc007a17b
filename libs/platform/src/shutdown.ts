import { Injectable, type OnApplicationShutdown } from '@nestjs/common';

/** What must be closed when an application ends: the last that was opened is closed first. */
@Injectable()
export class Shutdown implements OnApplicationShutdown {
  private readonly steps: (() => Promise<void>)[] = [];

  add(step: () => Promise<void>): void {
    this.steps.push(step);
  }

  async onApplicationShutdown(): Promise<void> {
    for (const step of this.steps.reverse()) await step();
  }
}
