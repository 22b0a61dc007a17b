import {
  KeyCanaries,
  SealedWorkerKeys,
  WorkerKeys,
  type SealedWorkerKey,
  type WorkerKey,
} from '@latchkey/kernel';
import type pg from 'pg';
import { platformRows } from './platform-rows.ts';

interface KeyRow {
  readonly id: string;
  readonly public_key: Record<string, unknown>;
  readonly created_at: Date;
  readonly sealed_private_key: Buffer;
}

export class PgWorkerKeys extends WorkerKeys {
  constructor(private readonly pool: pg.Pool) {
    super();
  }

  async newest(): Promise<WorkerKey | undefined> {
    const text = `select id, public_key, created_at from platform.worker_key order by created_at desc limit 1`;
    const row = (await platformRows<KeyRow>(this.pool, text))[0];
    return row && { id: row.id, publicKey: row.public_key, createdAt: row.created_at };
  }
}

export class PgSealedWorkerKeys extends SealedWorkerKeys {
  constructor(private readonly pool: pg.Pool) {
    super();
  }

  async all(): Promise<SealedWorkerKey[]> {
    const found = await platformRows<KeyRow>(
      this.pool,
      `select id, public_key, sealed_private_key, created_at from platform.worker_key order by created_at`,
    );
    return found.map((row) => ({
      id: row.id,
      publicKey: row.public_key,
      createdAt: row.created_at,
      sealedPrivateKey: row.sealed_private_key,
    }));
  }

  async add({ id, publicKey, sealedPrivateKey }: Omit<SealedWorkerKey, 'createdAt'>): Promise<void> {
    await platformRows(
      this.pool,
      `insert into platform.worker_key (id, public_key, sealed_private_key) values ($1, $2, $3)`,
      [id, JSON.stringify(publicKey), sealedPrivateKey],
    );
  }

  async removeOlderThan(milliseconds: number): Promise<void> {
    await platformRows(
      this.pool,
      `delete from platform.worker_key where created_at < now() - make_interval(secs => $1)`,
      [milliseconds / 1000],
    );
  }
}

export class PgKeyCanaries extends KeyCanaries {
  constructor(private readonly pool: pg.Pool) {
    super();
  }

  async keep(name: string, sealed: Uint8Array): Promise<Uint8Array> {
    await platformRows(
      this.pool,
      `insert into platform.key_canary (name, sealed) values ($1, $2) on conflict (name) do nothing`,
      [name, sealed],
    );
    const text = `select sealed from platform.key_canary where name = $1`;
    const kept = (await platformRows<{ sealed: Buffer }>(this.pool, text, [name]))[0];
    if (!kept) throw new Error('the canary that was just kept is gone');
    return kept.sealed;
  }
}
