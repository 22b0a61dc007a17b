import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Clock, Permissions, TenantContext, UnitOfWork } from '@latchkey/kernel';
import { ImportFiles } from '../user-import/import-files.ts';
import type { ArrivedFile } from '../user-import/user-import.ts';
import { UserImports } from '../user-import/user-imports.ts';

/** A part of the file is here. Throws NotFound. */
export class KeepUserImportPart extends Command<void> {
  constructor(
    readonly importId: string,
    readonly part: number,
    readonly bytes: Uint8Array,
  ) {
    super();
  }
}

/** The whole file is here, and its rows are worked through from now on; null when it broke off. Throws NotFound. */
export class EndUserImportFile extends Command<void> {
  constructor(
    readonly importId: string,
    readonly file: ArrivedFile | null,
  ) {
    super();
  }
}

@CommandHandler(KeepUserImportPart)
export class KeepUserImportPartHandler implements ICommandHandler<KeepUserImportPart> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly files: ImportFiles,
  ) {}

  async execute({ importId, part, bytes }: KeepUserImportPart): Promise<void> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    await this.files.ready();
    await this.unitOfWork.run(() => this.files.keepPart(importId, part, bytes));
  }
}

@CommandHandler(EndUserImportFile)
export class EndUserImportFileHandler implements ICommandHandler<EndUserImportFile> {
  constructor(
    private readonly permissions: Permissions,
    private readonly unitOfWork: UnitOfWork,
    private readonly imports: UserImports,
    private readonly clock: Clock,
  ) {}

  execute({ importId, file }: EndUserImportFile): Promise<void> {
    this.permissions.require(TenantContext.current().actor, 'user:write');
    return this.unitOfWork.run(async () => {
      const found = await this.imports.getForUpdate(importId);
      const now = await this.clock.now();
      if (file) found.arrived(file, now);
      else found.abandon(now);
      if (found.endedAt) await this.imports.forgetFile(importId);
    });
  }
}
