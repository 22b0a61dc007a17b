import { Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { FindExtensionTypes } from '@latchkey/extensions';
import { Answer } from '@latchkey/platform';
import type { z } from 'zod';
import { TenantResource } from '../http/places.ts';
import * as http from './extensions.http.ts';

/** What an extension can be asked, the same for every tenant and environment. */
@TenantResource('extension-types', 'extensions')
export class ExtensionTypesController {
  constructor(private readonly queries: QueryBus) {}

  @Get()
  @Answer(200, http.extensionTypePage, 'All types with their contracts, on one page.')
  list(@Query({ schema: http.extensionTypesQuery }) query: z.infer<typeof http.extensionTypesQuery>) {
    return this.queries.execute(new FindExtensionTypes(query.kind ?? null));
  }
}
