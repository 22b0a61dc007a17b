import { Readable } from 'node:stream';
import { applyDecorators, Header, StreamableFile } from '@nestjs/common';
import { RecordListExport } from '@latchkey/audit';
import { longestPage, TenantContext, type Page, type PageRequest } from '@latchkey/kernel';
import { AlsoCsv, Answer, Commands, Log } from '@latchkey/platform';
import type { z } from 'zod';
import type { PlainListQuery } from '../http/lists.ts';
import { csvChunks, mostRows, type CsvTable } from './csv-table.ts';
import { ReadingTurns } from './reading-turns.ts';
import { toldFilter } from './told-filter.ts';

const csvContent = `One row for each thing of the current filter and order, at most ${mostRows}; \`limit\` does not count. More: send the id of the last row as \`after\`. A cell that a spreadsheet could work out begins with an apostrophe.`;

/** The answer of a list that can be had as a file. */
export function ExportableList(page: z.ZodType, description: string): MethodDecorator {
  return applyDecorators(Header('vary', 'accept'), Answer(200, page, description), AlsoCsv(csvContent));
}

/** Lists as CSV files: the same filter, order and rights as the list itself. */
export class ListFiles {
  private readonly commands: Commands;
  private readonly log: Log;
  private readonly turns = new ReadingTurns();

  constructor(commands: Commands, log: Log) {
    this.commands = commands;
    this.log = log;
  }

  /**
   * Whoever may not read the list is refused before anything is sent. A fault after the first page ends the connection,
   * so that no half file looks whole.
   */
  async send<V extends { readonly id: string }>(
    table: CsvTable<V>,
    query: PlainListQuery,
    read: (page: PageRequest) => Promise<Page<V>>,
  ): Promise<StreamableFile> {
    // A file is read when its receiver is ready, outside the call that began it.
    const scope = TenantContext.current();
    const pageAfter = (after: string | null): Promise<Page<V>> =>
      this.turns.take(scope.tenantId, () =>
        TenantContext.run(scope, () => read({ after, limit: longestPage })),
      );
    const first = await pageAfter(query.after ?? null);
    await this.commands.execute(new RecordListExport(table.name, toldFilter(query)));
    const file = Readable.from(csvChunks(table, first, pageAfter), { objectMode: false });
    file.once('error', (error) =>
      this.log.failure('An export broke off.', error, { request_id: scope.requestId }),
    );
    return new StreamableFile(file, {
      type: 'text/csv; charset=utf-8; header=present',
      disposition: `attachment; filename="${table.name}.csv"`,
    });
  }
}
