import { Clock, NotFound, Secrets, UnitOfWork } from '@latchkey/kernel';
import type { Extension } from '../extension/extension.ts';
import { ExtensionSecretBox } from '../extension/extension-secret-box.ts';
import { Extensions } from '../extension/extensions.ts';

/** Makes the name of a run and knows when it is. */
export class RunStamp {
  constructor(
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async next(): Promise<{ runId: string; now: Date }> {
    return { runId: this.secrets.id(), now: await this.clock.now() };
  }
}

export interface FoundExtension {
  readonly extension: Extension;
  readonly secrets: Readonly<Record<string, string>>;
  readonly runId: string;
  readonly now: Date;
}

/** Reads what a run needs, and lets the transaction end before anything runs. */
export class ExtensionLookup {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly extensions: Extensions,
    private readonly box: ExtensionSecretBox,
    private readonly stamp: RunStamp,
  ) {}

  /** Undefined when there is none. Secrets are opened only where somebody is called. */
  async find(id: string): Promise<FoundExtension | undefined> {
    await this.box.ready();
    return this.unitOfWork.read(async () => {
      try {
        const extension = await this.extensions.get(id);
        const calls = extension.definition.kind === 'call_out';
        const secrets = calls ? await this.box.open(extension) : {};
        return { extension, secrets, ...(await this.stamp.next()) };
      } catch (error) {
        if (error instanceof NotFound) return undefined;
        throw error;
      }
    });
  }
}
