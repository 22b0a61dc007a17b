import { Conflict, NotFound, type UsedBy } from '@latchkey/kernel';
import { AggregateTable, Table, type InMemoryDatabase, type Placed } from '@latchkey/kernel/testing';
import type { ProcessVersion } from '../process/process-version.ts';
import { Process } from '../process/process.ts';
import { Processes, type PlannedFlow, type ProcessPlan } from '../process/processes.ts';

interface VersionRow extends Placed {
  readonly processId: string;
  readonly number: number;
  readonly written: ProcessVersion;
}

/** By which plan people recover; what would be a join of many tables is one answer here. */
export type Plans = (applicationId: string) => ProcessPlan | undefined;

export class InMemoryProcesses extends Processes {
  readonly table: AggregateTable<Process>;
  readonly versions: Table<VersionRow>;
  /** Requests that went by a process. */
  readonly requests = new Map<string, readonly UsedBy[]>();
  private readonly removed = new Set<string>();

  constructor(
    private readonly database: InMemoryDatabase,
    private readonly plans: Plans,
  ) {
    super();
    this.table = new AggregateTable(database, Process, ({ id }) => id);
    this.versions = new Table(database, ({ processId, number }) => `${processId}/${number}`);
  }

  async get(id: string): Promise<Process> {
    return present(this.table.peek((row) => row.id === id && !this.removed.has(id)));
  }

  async getForUpdate(id: string): Promise<Process> {
    return present(this.table.load((row) => row.id === id && !this.removed.has(id)));
  }

  async add(process: Process): Promise<void> {
    await this.keepUnique(process);
    this.table.add(process);
  }

  async keepUnique({ id, nameKey, draftSuffix }: Process): Promise<void> {
    const others = this.table.all().filter((row) => row.id !== id && !this.removed.has(row.id));
    if (others.some((row) => row.nameKey === nameKey)) throw new Conflict('name');
    if (draftSuffix === null) return;
    if (others.some((row) => [row.draftSuffix, row.activeSuffix].includes(draftSuffix)))
      throw new Conflict('address');
  }

  async putInForce(version: ProcessVersion): Promise<void> {
    const { tenantId, environment } = this.database.current().scope;
    const { processId, number } = version;
    this.versions.put({ tenantId, environment, processId, number, written: version });
  }

  releaseFromForce(): Promise<void> {
    return Promise.resolve();
  }

  async inForce(processId: string): Promise<ProcessVersion | undefined> {
    const number = this.table.find(({ id }) => id === processId)?.activeVersion;
    return this.versions.find((row) => row.processId === processId && row.number === number)?.written;
  }

  async activeIds(): Promise<readonly string[]> {
    return this.table.all().flatMap(({ id, status }) => (status === 'active' ? [id] : []));
  }

  async usersOf(processId: string): Promise<readonly UsedBy[]> {
    return this.requests.get(processId) ?? [];
  }

  async remove({ id }: Process): Promise<void> {
    this.database.current().undo.push(() => this.removed.delete(id));
    this.removed.add(id);
  }

  async planFor(applicationId: string): Promise<ProcessPlan | undefined> {
    return this.plans(applicationId);
  }

  async planOf({ applicationId, processId, processVersion }: PlannedFlow): Promise<ProcessPlan | undefined> {
    const plan = this.plans(applicationId);
    return plan?.processId === processId ? { ...plan, processVersion } : undefined;
  }
}

function present<T>(found: T | undefined): T {
  if (!found) throw new NotFound();
  return found;
}
