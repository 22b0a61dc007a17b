import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, Secrets, TenantContext, UnitOfWork } from '@latchkey/kernel';
import type { ExtensionSecrets } from '../extension/definition.ts';
import { Extension, type ExtensionContent } from '../extension/extension.ts';
import { ExtensionSecretBox } from '../extension/extension-secret-box.ts';
import { Extensions } from '../extension/extensions.ts';
import type { ExtensionType } from '../extension-type/extension-type.ts';
import { DraftReader, type ExtensionDraft } from './extension-draft.ts';

/** A new extension, inactive. Answers its id. Throws InvalidInput, Conflict. */
export class CreateExtension extends Command<string> {
  constructor(
    readonly type: ExtensionType,
    readonly draft: ExtensionDraft,
  ) {
    super();
  }
}

/** Makes the extension. Called inside a transaction. */
export class ExtensionEntry {
  constructor(
    private readonly extensions: Extensions,
    private readonly box: ExtensionSecretBox,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  ready(): Promise<void> {
    return this.box.ready();
  }

  async write(type: ExtensionType, content: ExtensionContent, secrets: ExtensionSecrets): Promise<string> {
    const { tenantId, environment } = TenantContext.current();
    const place = { tenantId, environment, id: this.secrets.id(), type };
    const extension = Extension.create({ ...place, ...content, createdAt: await this.clock.now() });
    await this.box.change(extension, secrets);
    await this.extensions.add(extension);
    return extension.id;
  }
}

@CommandHandler(CreateExtension)
export class CreateExtensionHandler implements ICommandHandler<CreateExtension> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly drafts: DraftReader,
    private readonly entry: ExtensionEntry,
  ) {}

  async execute({ type, draft }: CreateExtension): Promise<string> {
    this.permissions.require(TenantContext.current().actor, 'extension:write');
    const content = await this.drafts.read(type, draft);
    await this.entry.ready();
    return this.unitOfWork.conclude(() => this.entry.write(type, content, draft.secrets));
  }
}
