import { Sealer, type SealedPlace } from '@latchkey/kernel';
import type { ExtensionSecrets } from './definition.ts';
import type { Extension } from './extension.ts';

type Kept = Pick<Extension, 'id' | 'sealedSecrets' | 'keepSecrets'>;

/** An extension's secrets: put in one by one, and opened by the runner alone. */
export class ExtensionSecretBox {
  constructor(private readonly sealer: Sealer) {}

  /** Before a transaction that will seal or open. */
  ready(): Promise<void> {
    return this.sealer.ready();
  }

  /** A name that is not among the changes keeps what it has. */
  async change(extension: Kept, changes: ExtensionSecrets): Promise<void> {
    if (Object.keys(changes).length === 0) return;
    const merged = Object.entries({ ...(await this.open(extension)), ...changes });
    const kept = merged.filter((entry): entry is [string, string] => entry[1] !== null);
    const names = kept.map(([name]) => name);
    const text = JSON.stringify(Object.fromEntries(kept));
    extension.keepSecrets(
      names,
      names.length === 0 ? null : await this.sealer.seal(text, place(extension.id)),
    );
  }

  async open({
    id,
    sealedSecrets,
  }: Pick<Extension, 'id' | 'sealedSecrets'>): Promise<Record<string, string>> {
    if (sealedSecrets === null) return {};
    return JSON.parse(await this.sealer.open(sealedSecrets, place(id))) as Record<string, string>;
  }
}

function place(row: string): SealedPlace {
  return { table: 'extension', column: 'sealed_secrets', row };
}
