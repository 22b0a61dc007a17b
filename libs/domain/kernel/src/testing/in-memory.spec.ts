import { describe, expect, it } from '@jest/globals';
import { Aggregate } from '../aggregate.ts';
import { DomainEvent } from '../domain-event.ts';
import { NoTenantContext, type Environment } from '../tenant-context.ts';
import { inParallel, unitWithin, within } from './contract-world.ts';
import { AggregateTable } from './in-memory-table.ts';
import { inMemoryWorld } from './in-memory-world.ts';
import { RandomSecrets } from './random-secrets.ts';
import { secretsContract } from './secrets.contract.ts';

secretsContract('random secrets of specs', () => new RandomSecrets());

class Counted extends DomainEvent {
  readonly name = 'test.counter.counted';
  constructor(readonly subject: string) {
    super();
  }
  facts(): Record<string, string> {
    return {};
  }
}

class Counter extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  count!: number;
  label!: string;

  countOn(): void {
    this.count += 1;
    this.record(new Counted(this.id));
  }
}

function counting() {
  const world = inMemoryWorld();
  const counters = new AggregateTable(world.database, Counter, ({ id }) => id);
  const { tenantId, environment } = world.ours;
  const counter = Object.assign(new Counter(), { tenantId, environment, id: 'one', count: 0, label: '' });
  const stored = () => unitWithin(world, world.ours, () => Promise.resolve(counters.peek(() => true)));
  return {
    world,
    counters,
    stored,
    add: () => unitWithin(world, world.ours, async () => counters.add(counter)),
  };
}

describe('the in-memory unit of work', () => {
  it('needs a tenant', async () => {
    const { world } = counting();
    await expect(world.unitOfWork.run(() => Promise.resolve(1))).rejects.toThrow(NoTenantContext);
  });

  it('keeps what a loaded aggregate has become, and lets its events out', async () => {
    const { world, counters, stored, add } = counting();
    await add();
    await unitWithin(world, world.ours, async () => counters.load(({ id }) => id === 'one')?.countOn());
    expect(await stored()).toMatchObject({ count: 1 });
    expect(world.database.eventNames()).toEqual(['test.counter.counted']);
  });

  it('leaves nothing of what failed: no state, no statement, no event', async () => {
    const { world, counters, stored, add } = counting();
    await add();
    const failing = unitWithin(world, world.ours, async () => {
      const counter = counters.load(() => true);
      counter?.countOn();
      if (counter) counters.update(counter, { label: 'changed' });
      throw new Error('later');
    });
    await expect(failing).rejects.toThrow('later');
    expect(await stored()).toMatchObject({ count: 0, label: '' });
    expect(world.database.eventNames()).toEqual([]);
  });

  it('writes only what changed, so that a statement beside it is not undone', async () => {
    const { world, counters, stored, add } = counting();
    await add();
    await unitWithin(world, world.ours, async () => {
      const counter = counters.load(() => true);
      if (counter) counters.update(counter, { label: 'by statement' });
      counter?.countOn();
    });
    expect(await stored()).toMatchObject({ count: 1, label: 'by statement' });
  });

  it('loses no count of a hundred at once', async () => {
    const { world, counters, stored, add } = counting();
    await add();
    await inParallel(100, () =>
      unitWithin(world, world.ours, async () => counters.load(() => true)?.countOn()),
    );
    expect(await stored()).toMatchObject({ count: 100 });
  });

  it('S-40 shows a row to its own tenant and environment only, and takes none for another', async () => {
    const { world, counters, add } = counting();
    await add();
    for (const premises of [world.theirs, world.oursInTest]) {
      expect(await unitWithin(world, premises, async () => counters.all())).toEqual([]);
    }
    const foreign = Object.assign(new Counter(), {
      tenantId: world.ours.tenantId,
      environment: 'live',
      id: 'two',
    });
    await expect(unitWithin(world, world.theirs, async () => counters.add(foreign))).rejects.toThrow(
      'somebody else',
    );
  });

  it('refuses to write where it may only read', async () => {
    const { world, counters, add } = counting();
    await add();
    const writing = within(world.ours, () =>
      world.unitOfWork.read(async () => counters.load(() => true)?.countOn()),
    );
    await expect(writing).rejects.toThrow('read-only');
  });
});
