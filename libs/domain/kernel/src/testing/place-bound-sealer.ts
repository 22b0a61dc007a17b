import { Sealer, type SealedPlace } from '../sealer.ts';

/** Sealed by another adapter in the product; here it is enough that the plain text is not seen, and the place fits. */
export class PlaceBoundSealer extends Sealer {
  ready(): Promise<void> {
    return Promise.resolve();
  }

  seal(plain: string, place: SealedPlace): Promise<Buffer> {
    return Promise.resolve(Buffer.from(Buffer.from(JSON.stringify([place, plain])).toString('base64')));
  }

  open(sealed: Uint8Array, place: SealedPlace): Promise<string> {
    const [where, plain] = JSON.parse(Buffer.from(Buffer.from(sealed).toString(), 'base64').toString()) as [
      SealedPlace,
      string,
    ];
    if (JSON.stringify(where) !== JSON.stringify(place)) throw new Error('sealed for another place');
    return Promise.resolve(plain);
  }
}
