import { Conflict, NotFound } from '@latchkey/kernel';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { PlantedDecoy } from '../planted-decoy/planted-decoy.ts';
import { PlantedDecoys } from '../planted-decoy/planted-decoys.ts';

export class InMemoryPlantedDecoys extends PlantedDecoys {
  readonly table: AggregateTable<PlantedDecoy>;

  constructor(
    database: InMemoryDatabase,
    private readonly isAccount: (identifierKey: string) => boolean,
  ) {
    super();
    this.table = new AggregateTable(database, PlantedDecoy, ({ id }) => id);
  }

  async add(decoy: PlantedDecoy): Promise<void> {
    const { identifierKey } = decoy;
    if (this.isAccount(identifierKey) || this.find(identifierKey)) throw new Conflict('taken');
    this.table.add(decoy);
  }

  async getForUpdate(id: string): Promise<PlantedDecoy> {
    const decoy = this.table.load((row) => row.id === id);
    if (!decoy) throw new NotFound();
    return decoy;
  }

  find(identifierKey: string): PlantedDecoy | undefined {
    return this.table.peek((row) => row.identifierKey === identifierKey && row.removedAt === null);
  }
}
