import { Conflict, NotFound, type UsedBy } from '@latchkey/kernel';
import { AggregateTable, type InMemoryDatabase } from '@latchkey/kernel/testing';
import { DisabledMethod } from '../disabled-method/disabled-method.ts';
import { DisabledMethods } from '../disabled-method/disabled-methods.ts';
import { VerificationUsage } from '../verification/verification-usage.ts';
import type { MethodKey } from '../methods/method-traits.ts';
import { Verification } from '../verification/verification.ts';
import { Verifications } from '../verification/verifications.ts';

export class InMemoryVerifications extends Verifications {
  readonly table: AggregateTable<Verification>;
  private readonly removed = new Set<string>();

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, Verification, ({ id }) => id);
  }

  async get(id: string): Promise<Verification> {
    const found = this.table.peek((row) => row.id === id && !this.removed.has(id));
    if (!found) throw new NotFound();
    return found;
  }

  async getForUpdate(id: string): Promise<Verification> {
    const found = this.table.load((row) => row.id === id && !this.removed.has(id));
    if (!found) throw new NotFound();
    return found;
  }

  async add(verification: Verification): Promise<void> {
    await this.keepUnique(verification);
    this.table.add(verification);
  }

  async keepUnique({ id, nameKey }: Verification): Promise<void> {
    const taken = this.table
      .all()
      .some((row) => row.id !== id && !this.removed.has(row.id) && row.nameKey === nameKey);
    if (taken) throw new Conflict('A verification of this name exists.');
  }

  async remove({ id }: Verification): Promise<void> {
    this.removed.add(id);
  }
}

export class InMemoryDisabledMethods extends DisabledMethods {
  readonly table: AggregateTable<DisabledMethod>;
  private readonly removed = new Set<string>();

  constructor(database: InMemoryDatabase) {
    super();
    this.table = new AggregateTable(database, DisabledMethod, ({ id }) => id);
  }

  async add(disabled: DisabledMethod): Promise<void> {
    const known = this.table
      .all()
      .some(({ id, method }) => method === disabled.method && !this.removed.has(id));
    if (known) throw new Conflict('This method is disabled already.');
    this.table.add(disabled);
  }

  async getForUpdate(id: string): Promise<DisabledMethod> {
    const found = this.table.load((row) => row.id === id && !this.removed.has(id));
    if (!found) throw new NotFound();
    return found;
  }

  async isDisabled(method: MethodKey): Promise<boolean> {
    return this.table.all().some((row) => row.method === method && !this.removed.has(row.id));
  }

  async remove({ id }: DisabledMethod): Promise<void> {
    this.removed.add(id);
  }
}

/** Who needs a verification, as a story sets it. */
export class ScriptedUsage extends VerificationUsage {
  usedBy: readonly UsedBy[] = [];
  ofTemplates: readonly UsedBy[] = [];

  of(): Promise<readonly UsedBy[]> {
    return Promise.resolve(this.usedBy);
  }

  ofTemplate(): Promise<readonly UsedBy[]> {
    return Promise.resolve(this.ofTemplates);
  }
}
