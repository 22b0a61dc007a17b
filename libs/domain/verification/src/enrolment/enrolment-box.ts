import { Sealer } from '@latchkey/kernel';
import type { Holding } from '../methods/enrollable-method.ts';

/** Seals what a method keeps: it opens in the row of its enrolment and nowhere else. */
export class EnrolmentBox {
  constructor(private readonly sealer: Sealer) {}

  /** Called ahead of the transaction that seals or opens. */
  ready(): Promise<void> {
    return this.sealer.ready();
  }

  seal(enrolmentId: string, holding: Holding): Promise<Buffer> {
    return this.sealer.seal(JSON.stringify(holding), place(enrolmentId));
  }

  async open(enrolmentId: string, sealed: Uint8Array): Promise<Holding> {
    return JSON.parse(await this.sealer.open(sealed, place(enrolmentId))) as Holding;
  }
}

const place = (row: string) => ({ table: 'enrolment', column: 'sealed_holding', row });
