import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { UnitOfWork } from '@latchkey/kernel';
import { ListExport } from '../list-export/list-export.ts';
import { ListExports } from '../list-export/list-exports.ts';

/**
 * Writes down who takes which list away, before its first row leaves: no record, no export. It needs no right of its
 * own: whoever may read a list may take it along, and reading it has asked for the right.
 */
export class RecordListExport extends Command<null> {
  constructor(
    readonly list: string,
    readonly filter: string | null,
  ) {
    super();
  }
}

@CommandHandler(RecordListExport)
export class RecordListExportHandler implements ICommandHandler<RecordListExport> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly exports: ListExports,
  ) {}

  execute({ list, filter }: RecordListExport): Promise<null> {
    return this.unitOfWork.run(async () => {
      await this.exports.remember(ListExport.begin(list, filter));
      return null;
    });
  }
}
