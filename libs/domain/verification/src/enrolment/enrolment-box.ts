import { Sealer } from '@latchkey/kernel';
import type { Holding } from '../methods/enrollable-method.ts';
import type { AskedPlace } from './asked-proofs.ts';

/** Seals what a method keeps: it opens in its own row and nowhere else. */
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

  /** The same for what is kept between asking and being answered. */
  sealAsked(at: AskedPlace, asked: Holding): Promise<Buffer> {
    return this.sealer.seal(JSON.stringify(asked), askedPlace(at));
  }

  async openAsked(at: AskedPlace, sealed: Uint8Array): Promise<Holding> {
    return JSON.parse(await this.sealer.open(sealed, askedPlace(at))) as Holding;
  }
}

const place = (row: string) => ({ table: 'enrolment', column: 'sealed_holding', row });
const askedPlace = ({ requestId, verificationId }: AskedPlace) => ({
  ...{ table: 'asked_proof', column: 'sealed', row: `${requestId} ${verificationId}` },
});
