import { randomBytes } from 'node:crypto';
import { DataKeys, Sealer, TenantContext, type SealedPlace, type WrappedDataKey } from '@latchkey/kernel';
import { CannotOpen, openBytes, sealBytes } from './aes-box.ts';
import type { KeyRing } from './key-ring.ts';

interface OpenKey {
  readonly version: number;
  readonly key: Buffer;
}

const keyOctets = 32;
const wrapping = 'data-key-wrapping';
/** How many tenants' keys a process keeps open. */
const openKeys = 10_000;

/**
 * Envelope encryption: a data key per tenant, wrapped by the key ring. A sealed value is `version (4 bytes) | box`,
 * authenticated with tenant, environment, table, column, row and version: it opens nowhere else.
 */
export class EnvelopeSealer extends Sealer {
  private readonly newest = new Map<string, OpenKey>();
  private readonly byVersion = new Map<string, OpenKey>();

  constructor(
    private readonly ring: KeyRing,
    private readonly dataKeys: DataKeys,
  ) {
    super();
  }

  async ready(): Promise<void> {
    await this.newestKey();
  }

  async seal(plain: string, place: SealedPlace): Promise<Buffer> {
    const { version, key } = await this.newestKey();
    const head = Buffer.alloc(4);
    head.writeUInt32BE(version);
    return Buffer.concat([head, sealBytes(key, Buffer.from(plain, 'utf8'), placeText(place, version))]);
  }

  async open(sealed: Uint8Array, place: SealedPlace): Promise<string> {
    if (sealed.length < 4) throw new CannotOpen();
    const version = Buffer.from(sealed.subarray(0, 4)).readUInt32BE();
    const { key } = await this.keyOf(version);
    return openBytes(key, sealed.subarray(4), placeText(place, version)).toString('utf8');
  }

  private async newestKey(): Promise<OpenKey> {
    const { tenantId } = TenantContext.current();
    const known = this.newest.get(tenantId);
    if (known) return known;
    const stored = (await this.dataKeys.newest()) ?? (await this.first(tenantId));
    const opened = this.unwrap(tenantId, stored);
    if (this.newest.size >= openKeys) this.newest.clear();
    this.newest.set(tenantId, opened);
    return opened;
  }

  private async keyOf(version: number): Promise<OpenKey> {
    const { tenantId } = TenantContext.current();
    const newest = this.newest.get(tenantId);
    if (newest?.version === version) return newest;
    const name = `${tenantId}/${version}`;
    const known = this.byVersion.get(name);
    if (known) return known;
    const stored = await this.dataKeys.find(version);
    if (!stored) throw new CannotOpen();
    const opened = this.unwrap(tenantId, stored);
    if (this.byVersion.size >= openKeys) this.byVersion.clear();
    this.byVersion.set(name, opened);
    return opened;
  }

  private first(tenantId: string): Promise<WrappedDataKey> {
    const id = this.ring.newestId;
    const box = sealBytes(this.ring.derive(id, wrapping), randomBytes(keyOctets), wrappedPlace(tenantId, 1));
    return this.dataKeys.keep({ version: 1, wrapped: Buffer.concat([Buffer.from(`${id}\n`, 'utf8'), box]) });
  }

  private unwrap(tenantId: string, { version, wrapped }: WrappedDataKey): OpenKey {
    const bytes = Buffer.from(wrapped);
    const end = bytes.indexOf('\n');
    if (end < 1) throw new CannotOpen();
    const wrappingKey = this.ring.derive(bytes.subarray(0, end).toString('utf8'), wrapping);
    return { version, key: openBytes(wrappingKey, bytes.subarray(end + 1), wrappedPlace(tenantId, version)) };
  }
}

function wrappedPlace(tenantId: string, version: number): string {
  return JSON.stringify(['data_key', tenantId, version]);
}

function placeText({ table, column, row }: SealedPlace, version: number): string {
  const { tenantId, environment } = TenantContext.current();
  return JSON.stringify([tenantId, environment, table, column, row, version]);
}
