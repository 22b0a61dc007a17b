import type { Readable } from 'node:stream';
import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import {
  BeginUserImport,
  EndUserImportFile,
  FindUserImport,
  FindUserImportFaults,
  FindUserImports,
  KeepUserImportPart,
} from '@latchkey/identity';
import type { PageRequest } from '@latchkey/kernel';
import { Answer, Commands, Deduplicated, TakesCsv, uuidParam } from '@latchkey/platform';
import type { z } from 'zod';
import { ExportableList, ListFiles } from '../exports/list-exports.ts';
import { AsCsv } from '../exports/wants-csv.ts';
import { pageOf, plainListQuery, type PlainListQuery } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import { CsvUpload } from './csv-upload.ts';
import * as http from './user-imports.http.ts';

/** Users out of a file. */
@EnvironmentResource('user-imports', 'users')
export class UserImportsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly files: ListFiles,
  ) {}

  @Get()
  @Answer(200, http.importPage, 'Imports, the newest first.')
  list(@Query({ schema: plainListQuery }) query: PlainListQuery) {
    return this.queries.execute(new FindUserImports(pageOf(query)));
  }

  @Get(':id')
  @Answer(200, http.importAnswer, 'How far a file is worked through.')
  find(@Param('id', { schema: uuidParam }) id: string) {
    return this.queries.execute(new FindUserImport(id));
  }

  @Get(':id/faults')
  @ExportableList(http.faultPage, 'Rows of which nothing was done, from the top of the file on.')
  faults(
    @Param('id', { schema: uuidParam }) id: string,
    @Query({ schema: plainListQuery }) query: PlainListQuery,
    @AsCsv() asCsv: boolean,
  ) {
    const read = (page: PageRequest) => this.queries.execute(new FindUserImportFaults(id, page));
    return asCsv ? this.files.send(http.faultTable, query, read) : read(pageOf(query));
  }

  @Post()
  @HttpCode(202)
  @TakesCsv()
  @Deduplicated('one file at a time, and the same file again changes nothing')
  @Answer(202, http.importAnswer, 'The whole file is here; its rows are worked through from now on.')
  async begin(
    @Query({ schema: http.importQuery }) { storeId, dryRun = false }: z.infer<typeof http.importQuery>,
    @Body() body: Readable,
  ) {
    const id = await this.commands.execute(new BeginUserImport(storeId, dryRun));
    const keep = (part: number, bytes: Buffer) =>
      this.commands.execute(new KeepUserImportPart(id, part, bytes));
    try {
      const file = await new CsvUpload(keep).receive(body);
      await this.commands.execute(new EndUserImportFile(id, file));
    } catch (error) {
      await this.commands.execute(new EndUserImportFile(id, null));
      throw error;
    }
    return this.find(id);
  }
}
