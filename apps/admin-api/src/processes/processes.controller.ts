import { Body, Delete, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { PageRequest } from '@latchkey/kernel';
import { Answer, Commands, uuidParam } from '@latchkey/platform';
import {
  AcceptProcessRisk,
  ActivateProcess,
  ChangeProcessDraft,
  CreateProcess,
  DeactivateProcess,
  DeleteProcess,
  FindProcess,
  FindProcesses,
  FindProcessOptions,
  FindProcessVersions,
  ScoreProcess,
  SimulateProcess,
  simulatedDays,
  ValidateProcess,
  type ProcessView,
  type ValidationReport,
} from '@latchkey/recovery';
import type { z } from 'zod';
import { deleted, deletedAnswer } from '../http/deletions.ts';
import { entityTag, IfMatch, type TaggedReply } from '../http/if-match.ts';
import { ExportableList, ListFiles } from '../exports/list-exports.ts';
import { AsCsv } from '../exports/wants-csv.ts';
import { pageOf } from '../http/lists.ts';
import { EnvironmentResource } from '../http/places.ts';
import * as http from './processes.http.ts';
import { optionsAnswer } from './process-options.http.ts';
import { simulationAnswer, simulationQuery } from './simulation.http.ts';

type SavedProcess = ProcessView & { readonly report: ValidationReport };

/** Policies of recovery: whose store, which proofs it takes, and how safe that is. */
@EnvironmentResource('processes', 'processes')
export class ProcessesController {
  constructor(
    private readonly commands: Commands,
    private readonly queries: QueryBus,
    private readonly files: ListFiles,
  ) {}

  @Get()
  @ExportableList(http.processPage, 'Processes of the environment.')
  list(
    @Query({ schema: http.processesQuery }) query: z.infer<typeof http.processesQuery>,
    @AsCsv() asCsv: boolean,
  ) {
    const filter = { status: query.status ?? null, applicationId: query.applicationId ?? null };
    const order = query.sort ?? 'created';
    const read = (page: PageRequest) => this.queries.execute(new FindProcesses(page, filter, order));
    return asCsv ? this.files.send(http.processTable, query, read) : read(pageOf(query));
  }

  @Get(':id')
  @Answer(200, http.processAnswer, 'One process with its draft, and its version as ETag.')
  find(@Param('id', { schema: uuidParam }) id: string, @Res({ passthrough: true }) reply: TaggedReply) {
    return this.tagged(id, reply);
  }

  @Get(':id/validation')
  @Answer(200, http.reportAnswer, 'Every rule in words, and how the draft stands by it.')
  validate(@Param('id', { schema: uuidParam }) id: string) {
    return this.queries.execute(new ValidateProcess(id));
  }

  @Get(':id/score')
  @Answer(200, http.scoreAnswer, 'How strong the draft is, of 100, and what would raise it.')
  score(@Param('id', { schema: uuidParam }) id: string) {
    return this.queries.execute(new ScoreProcess(id));
  }

  @Get(':id/versions')
  @Answer(200, http.versionsAnswer, 'What was in force, the newest first.')
  async versions(@Param('id', { schema: uuidParam }) id: string) {
    return { items: await this.queries.execute(new FindProcessVersions(id)) };
  }

  @Get(':id/options')
  @Answer(200, optionsAnswer, 'Every option with its default, and whether the draft differs from it.')
  async options(@Param('id', { schema: uuidParam }) id: string) {
    return { items: await this.queries.execute(new FindProcessOptions(id)) };
  }

  @Get(':id/simulation')
  @Answer(200, simulationAnswer, 'What the draft would have done to recorded requests and does to users.')
  simulate(
    @Param('id', { schema: uuidParam }) id: string,
    @Query({ schema: simulationQuery }) { days }: z.infer<typeof simulationQuery>,
  ) {
    return this.queries.execute(new SimulateProcess(id, days ?? simulatedDays.usual));
  }

  @Post()
  @Answer(201, http.savedAnswer, 'Made, inactive. The report says what is missing.')
  async create(
    @Body({ schema: http.createProcessBody }) body: z.infer<typeof http.createProcessBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    return this.saved(await this.commands.execute(new CreateProcess(body)), reply);
  }

  @Put(':id')
  @Answer(
    200,
    http.savedAnswer,
    'The draft is changed; what is in force stays. 412 when somebody was faster.',
  )
  async change(
    @Param('id', { schema: uuidParam }) id: string,
    @IfMatch() version: number,
    @Body({ schema: http.processDraftBody }) body: z.infer<typeof http.processDraftBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new ChangeProcessDraft(id, version, body));
    return this.saved(id, reply);
  }

  @Post(':id/risks')
  @Answer(201, http.processAnswer, 'Written down, with your name and the time.')
  async acceptRisk(
    @Param('id', { schema: uuidParam }) id: string,
    @Body({ schema: http.riskBody }) body: z.infer<typeof http.riskBody>,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new AcceptProcessRisk(id, body.kind, body.text));
    return this.tagged(id, reply);
  }

  @Post(':id/activate')
  @HttpCode(200)
  @Answer(200, http.processAnswer, 'The draft is in force. 422 names everything that makes it too weak.')
  async activate(
    @Param('id', { schema: uuidParam }) id: string,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new ActivateProcess(id));
    return this.tagged(id, reply);
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  @Answer(200, http.processAnswer, 'Nobody recovers by it any more.')
  async deactivate(
    @Param('id', { schema: uuidParam }) id: string,
    @Res({ passthrough: true }) reply: TaggedReply,
  ) {
    await this.commands.execute(new DeactivateProcess(id));
    return this.tagged(id, reply);
  }

  @Delete(':id')
  @Answer(200, deletedAnswer, 'Gone. 409 lists what needs it.')
  async delete(@Param('id', { schema: uuidParam }) id: string) {
    await this.commands.execute(new DeleteProcess(id));
    return deleted(id);
  }

  private async tagged(id: string, reply: TaggedReply): Promise<ProcessView> {
    const process = await this.queries.execute(new FindProcess(id));
    reply.header('etag', entityTag(process.version));
    return process;
  }

  private async saved(id: string, reply: TaggedReply): Promise<SavedProcess> {
    const process = await this.tagged(id, reply);
    return { ...process, report: await this.queries.execute(new ValidateProcess(id)) };
  }
}
