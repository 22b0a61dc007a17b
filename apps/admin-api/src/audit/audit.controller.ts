import { Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindAuditEntries } from '@latchkey/audit';
import { Answer } from '@latchkey/platform';
import type { z } from 'zod';
import { pageOf } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './audit.http.ts';

/** Who did what to whom, with what outcome. What concerns the whole tenant is in the live environment's trail. */
@EnvironmentResource('audit', 'audit')
export class AuditController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Answer(200, http.auditPage, 'Entries, newest first.')
  list(@Query({ schema: http.auditQuery }) query: z.infer<typeof http.auditQuery>) {
    const { subject = null, action = null, actor = null } = query;
    return this.queries.execute(new FindAuditEntries(pageOf(query), { subject, action, actor }));
  }
}
