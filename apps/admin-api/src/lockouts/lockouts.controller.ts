import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { PageRequest } from '@latchkey/kernel';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import { FindLockout, FindLockouts, UnblockLockout } from '@latchkey/recovery';
import type { z } from 'zod';
import { ExportableList, ListFiles } from '../exports/list-exports.ts';
import { AsCsv } from '../exports/wants-csv.ts';
import { pageOf } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './lockouts.http.ts';

/** Users whose recovery is paused. Their accounts are not locked by it. */
@EnvironmentResource('lockouts', 'lockouts')
export class LockoutsController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly files: ListFiles,
  ) {}

  @Get()
  @ExportableList(http.lockoutPage, 'Lockouts, newest first.')
  list(
    @Query({ schema: http.lockoutsQuery }) query: z.infer<typeof http.lockoutsQuery>,
    @AsCsv() asCsv: boolean,
  ) {
    const { userId = null, isOver = null, reason = null, sort = '-began' } = query;
    const read = (page: PageRequest) =>
      this.queries.execute(new FindLockouts(page, { userId, isOver, reason }, sort));
    return asCsv ? this.files.send(http.lockoutTable, query, read) : read(pageOf(query));
  }

  @Get(':id')
  @Answer(200, http.lockoutAnswer, 'One lockout.')
  find(@Param('id', { schema: uuidParam }) id: string) {
    return this.queries.execute(new FindLockout(id));
  }

  @Post(':id/unblock')
  @HttpCode(200)
  @Answer(200, http.lockoutAnswer, 'The user can recover by this method again.')
  async unblock(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.unblockBody }) body: z.infer<typeof http.unblockBody>,
  ) {
    await this.commands.execute(new UnblockLockout(id, body.reason));
    return this.find(id);
  }
}
