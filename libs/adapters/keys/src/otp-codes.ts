import { TimeBasedCodes } from '@latchkey/verification';
import { Secret, TOTP } from 'otpauth';

const period = 30;
/** Steps before and behind that count too: clocks of telephones differ, and people type slowly (S-32). */
const tolerance = 1;
const seedOctets = 20;

/** By otpauth. Every app follows these settings; some follow no others. */
export class OtpCodes extends TimeBasedCodes {
  newSeed(): string {
    return new Secret({ size: seedOctets }).base32;
  }

  address(seed: string, issuer: string, account: string): string {
    return totp(seed, issuer, account).toString();
  }

  stepOf(seed: string, code: string, now: Date): number | undefined {
    const timestamp = now.getTime();
    const distance = totp(seed).validate({ token: code, timestamp, window: tolerance });
    return distance === null ? undefined : Math.floor(timestamp / 1000 / period) + distance;
  }
}

/** A colon would end the issuer's name in the address. */
function totp(seed: string, issuer = '', account = ''): TOTP {
  return new TOTP({
    ...{ algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(seed) },
    ...(issuer ? { issuer: issuer.replaceAll(':', ' ') } : {}),
    ...(account ? { label: account.replaceAll(':', ' ') } : {}),
  });
}
