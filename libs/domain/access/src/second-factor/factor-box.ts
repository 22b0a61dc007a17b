import { Sealer } from '@latchkey/kernel';
import type { StaffPasskey } from './factor-proofs.ts';

/** A seed of an app; a challenge that a new key is to sign; a key. */
export type FactorHolding =
  { readonly seed: string } | { readonly challenge: string } | { readonly passkey: StaffPasskey };

/** Seals what a factor is known by: it opens in its own row and nowhere else. */
export class FactorBox {
  constructor(private readonly sealer: Sealer) {}

  /** Called ahead of the transaction that seals or opens. */
  ready(): Promise<void> {
    return this.sealer.ready();
  }

  seal(factorId: string, holding: FactorHolding): Promise<Buffer> {
    return this.sealer.seal(JSON.stringify(holding), place(factorId));
  }

  async open({ id, sealedHolding }: { id: string; sealedHolding: Uint8Array }): Promise<FactorHolding> {
    return JSON.parse(await this.sealer.open(sealedHolding, place(id))) as FactorHolding;
  }
}

const place = (row: string) => ({ table: 'second_factor', column: 'sealed_holding', row });
