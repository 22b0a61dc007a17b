import { Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindAuditEntries } from '@latchkey/audit';
import type { PageRequest } from '@latchkey/kernel';
import type { z } from 'zod';
import { ExportableList, ListFiles } from '../exports/list-exports.ts';
import { AsCsv } from '../exports/wants-csv.ts';
import { pageOf } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './audit.http.ts';

/** Who did what to whom, with what outcome. What concerns the whole tenant is in the live environment's trail. */
@EnvironmentResource('audit', 'audit')
export class AuditController {
  constructor(
    private readonly queries: QueryBus,
    private readonly files: ListFiles,
  ) {}

  @Get()
  @ExportableList(http.auditPage, 'Entries, newest first.')
  list(@Query({ schema: http.auditQuery }) query: z.infer<typeof http.auditQuery>, @AsCsv() asCsv: boolean) {
    const { subject = null, action = null, actor = null, from = null, before = null, sort = '-at' } = query;
    const filter = { subject, action, actor, from, before };
    const read = (page: PageRequest) => this.queries.execute(new FindAuditEntries(page, filter, sort));
    return asCsv ? this.files.send(http.auditTable, query, read) : read(pageOf(query));
  }
}
