import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Permissions, StaleVersion, TenantContext, UnitOfWork } from '@latchkey/kernel';
import type { ExtensionSecrets } from '../extension/definition.ts';
import type { Extension, ExtensionContent } from '../extension/extension.ts';
import { ExtensionSecretBox } from '../extension/extension-secret-box.ts';
import { Extensions } from '../extension/extensions.ts';
import { DraftReader, type ExtensionDraft } from './extension-draft.ts';

/** Replaces what an extension does, if `version` is still the newest. Throws NotFound, StaleVersion, InvalidInput. */
export class UpdateExtension extends Command<null> {
  constructor(
    readonly extensionId: string,
    readonly version: number,
    readonly draft: ExtensionDraft,
  ) {
    super();
  }
}

/** Changes a stored extension. Both are called inside a transaction. */
export class ExtensionRevision {
  constructor(
    private readonly extensions: Extensions,
    private readonly box: ExtensionSecretBox,
  ) {}

  ready(): Promise<void> {
    return this.box.ready();
  }

  find(id: string): Promise<Extension> {
    return this.extensions.get(id);
  }

  async write(
    { extensionId, version }: UpdateExtension,
    content: ExtensionContent,
    secrets: ExtensionSecrets,
  ): Promise<null> {
    const extension = await this.extensions.getForUpdate(extensionId);
    if (extension.version !== version) throw new StaleVersion();
    await this.extensions.reserveName(extension, content.name);
    extension.change(content);
    await this.box.change(extension, secrets);
    if (extension.status === 'active') extension.activate();
    return null;
  }
}

@CommandHandler(UpdateExtension)
export class UpdateExtensionHandler implements ICommandHandler<UpdateExtension> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly drafts: DraftReader,
    private readonly revision: ExtensionRevision,
  ) {}

  async execute(command: UpdateExtension): Promise<null> {
    this.permissions.require(TenantContext.current().actor, 'extension:write');
    const { type } = await this.unitOfWork.read(() => this.revision.find(command.extensionId));
    const content = await this.drafts.read(type, command.draft);
    await this.revision.ready();
    return this.unitOfWork.conclude(() => this.revision.write(command, content, command.draft.secrets));
  }
}
