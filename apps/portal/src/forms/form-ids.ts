import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const LIFE_SECONDS = 12 * 3600;

/**
 * The hidden id of every form: `<seconds, base 36>.<random>.<mac>`. It tells a form of ours from a forged one, it ends
 * after twelve hours, and the key of the request is derived from it, so that sending a form twice does its work once.
 */
export class FormIds {
  private readonly key: Buffer;

  constructor(firstPartyKey: Uint8Array) {
    this.key = createHmac('sha256', firstPartyKey).update('latchkey portal form ids').digest();
  }

  issue(host: string, now: Date): string {
    const seconds = Math.floor(now.getTime() / 1000).toString(36);
    const content = `${seconds}.${randomBytes(16).toString('base64url')}`;
    return `${content}.${this.mac(host, content).toString('base64url')}`;
  }

  isGood(id: string | undefined, host: string, now: Date): id is string {
    const match = /^(([\da-z]{1,10})\.[\w-]{22})\.([\w-]{43})$/.exec(id ?? '');
    if (!match) return false;
    const [, content = '', seconds = '', mac = ''] = match;
    if (!timingSafeEqual(this.mac(host, content), Buffer.from(mac, 'base64url'))) return false;
    const age = now.getTime() / 1000 - Number.parseInt(seconds, 36);
    return age > -60 && age < LIFE_SECONDS;
  }

  private mac(host: string, content: string): Buffer {
    return createHmac('sha256', this.key).update(`${host}\n${content}`).digest();
  }
}

/** The same form sent to the same action is the same request. */
export function idempotencyKeyOf(formId: string, action: string): string {
  return createHash('sha256').update(`${action}\n${formId}`).digest('base64url');
}
