import type { Sealer, SealedPlace } from './sealer.ts';

/** Secrets are written and never read back; null takes one away. */
export type SecretChanges = Readonly<Record<string, string | null>>;
export type OpenedSecrets = Readonly<Record<string, string>>;

/** What keeps secrets: all of them as one sealed value, beside their names. */
export interface SecretHolder {
  readonly id: string;
  /** Null when there are none. */
  readonly sealedSecrets: Buffer | null;
  keepSecrets(names: readonly string[], sealed: Buffer | null): void;
}

/** Puts secrets in one by one, and opens them where they are used. They open in the row of their holder alone. */
export class SecretBox {
  constructor(
    private readonly sealer: Sealer,
    private readonly table: string,
  ) {}

  /** Before a transaction that will seal or open. */
  ready(): Promise<void> {
    return this.sealer.ready();
  }

  /** A name that is not among the changes keeps what it has. */
  async change(holder: SecretHolder, changes: SecretChanges): Promise<void> {
    if (Object.keys(changes).length === 0) return;
    const merged = Object.entries({ ...(await this.secrets(holder)), ...changes });
    const kept = merged.filter((entry): entry is [string, string] => entry[1] !== null);
    const text = JSON.stringify(Object.fromEntries(kept));
    const sealed = kept.length === 0 ? null : await this.sealer.seal(text, this.place(holder.id));
    holder.keepSecrets(
      kept.map(([name]) => name),
      sealed,
    );
  }

  async secrets({ id, sealedSecrets }: Pick<SecretHolder, 'id' | 'sealedSecrets'>): Promise<OpenedSecrets> {
    if (sealedSecrets === null) return {};
    return JSON.parse(await this.sealer.open(sealedSecrets, this.place(id))) as OpenedSecrets;
  }

  private place(row: string): SealedPlace {
    return { table: this.table, column: 'sealed_secrets', row };
  }
}
