import { Secrets, TenantContext } from '@latchkey/kernel';
import { strangers, type MailPayer } from './mail-budget.ts';

/** A device on which a recovery of an account was completed. */
export interface KnownDevice {
  readonly id: string;
  readonly accountKey: Buffer;
}

const shape = /^([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\.([\w-]{43})\.([\w-]{43})$/;

/**
 * Tokens by which a device is known again (S-12). A token is no proof of anything: it only lends a bucket of its own,
 * to the one account that was recovered with it, so it needs no row and no end.
 */
export class KnownDevices {
  constructor(private readonly secrets: Secrets) {}

  /** A new device for this account: `<id>.<account key>.<signature>`. */
  tokenFor(accountKey: Buffer): string {
    const id = this.secrets.id();
    return [id, accountKey.toString('base64url'), this.signature(id, accountKey)].join('.');
  }

  /** The device that carries this token; undefined for a forged one and for one of another tenant or environment. */
  find(token: string | null): KnownDevice | undefined {
    const [, id = '', key = '', signature = ''] = shape.exec(token ?? '') ?? [];
    const accountKey = Buffer.from(key, 'base64url');
    const expected = Buffer.from(this.signature(id, accountKey));
    return this.secrets.equal(expected, Buffer.from(signature)) ? { id, accountKey } : undefined;
  }

  /** Whose bucket a mail of this account comes from, asked for with this token. */
  payer(accountKey: Buffer, token: string | null): MailPayer {
    const device = this.find(token);
    const isOwn = device !== undefined && this.secrets.equal(device.accountKey, accountKey);
    return { accountKey, bucket: isOwn ? device.id : strangers };
  }

  private signature(id: string, accountKey: Buffer): string {
    const { tenantId, environment } = TenantContext.current();
    return this.secrets
      .keyedDigest('known-device', tenantId, environment, id, accountKey.toString('hex'))
      .toString('base64url');
  }
}
