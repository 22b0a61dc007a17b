import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

/** What a browser and a key in it would do, wrong on request. */
export interface Behaviour {
  /** Where the script runs. */
  readonly origin: string;
  /** For what host the key signs. Default: the one of the options. */
  readonly rpId?: string;
  readonly userVerified?: boolean;
  readonly userPresent?: boolean;
  readonly counter?: number;
  readonly challenge?: string;
  readonly type?: string;
}

interface Options {
  readonly challenge: string;
  readonly rp?: { readonly id: string };
  readonly rpId?: string;
}

const flag = { userPresent: 0x01, userVerified: 0x04, attestedData: 0x40 } as const;

/** A key of P-256 in software. It answers like one of hardware, and does what a browser would refuse to let it do. */
export class SoftwareAuthenticator {
  readonly id = randomBytes(32);
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  /** The answer to the options of a creation, as `PublicKeyCredential.toJSON` gives it. */
  create(options: string, behaviour: Behaviour): string {
    const asked = JSON.parse(options) as Options;
    const clientData = clientDataOf('webauthn.create', asked.challenge, behaviour);
    const authData = Buffer.concat([
      this.head(asked.rp?.id ?? '', behaviour, flag.attestedData),
      Buffer.alloc(16),
      Buffer.from([0, this.id.length]),
      this.id,
      coseKey(this.keys.publicKey),
    ]);
    const attestation = new Map<string, string | Map<string, string> | Uint8Array>([
      ['fmt', 'none'],
      ['attStmt', new Map<string, string>()],
      ['authData', new Uint8Array(authData)],
    ]);
    return this.answer({
      clientDataJSON: clientData.toString('base64url'),
      attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString('base64url'),
      transports: ['internal', 'made up'],
    });
  }

  /** The answer to the options of a request. */
  get(options: string, behaviour: Behaviour, signer: KeyObject = this.keys.privateKey): string {
    const asked = JSON.parse(options) as Options;
    const clientData = clientDataOf('webauthn.get', asked.challenge, behaviour);
    const authData = this.head(asked.rpId ?? '', behaviour, 0);
    const signed = Buffer.concat([authData, createHash('sha256').update(clientData).digest()]);
    return this.answer({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: authData.toString('base64url'),
      signature: sign('sha256', signed, signer).toString('base64url'),
    });
  }

  private head(rpId: string, behaviour: Behaviour, more: number): Buffer {
    const { userVerified = true, userPresent = true, counter = 0 } = behaviour;
    const flags = (userPresent ? flag.userPresent : 0) | (userVerified ? flag.userVerified : 0) | more;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const hash = createHash('sha256')
      .update(behaviour.rpId ?? rpId)
      .digest();
    return Buffer.concat([hash, Buffer.from([flags]), count]);
  }

  private answer(response: Readonly<Record<string, unknown>>): string {
    const id = this.id.toString('base64url');
    return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
  }
}

function clientDataOf(type: string, challenge: string, behaviour: Behaviour): Buffer {
  const { origin } = behaviour;
  return Buffer.from(
    JSON.stringify({
      ...{ type: behaviour.type ?? type, challenge: behaviour.challenge ?? challenge, origin },
      crossOrigin: false,
    }),
  );
}

/** RFC 9053 §7.1.1: an elliptic curve key for ES256. */
function coseKey(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const parts = new Map<number, number | Uint8Array>([
    ...([
      [1, 2],
      [3, -7],
      [-1, 1],
    ] as const),
    [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
    [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
  ]);
  return Buffer.from(isoCBOR.encode(parts));
}
