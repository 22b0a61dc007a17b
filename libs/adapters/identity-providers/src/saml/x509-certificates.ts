import { X509Certificate } from 'node:crypto';
import { SigningCertificates, type SigningCertificate } from '@latchkey/access';

const fewestBits = 2048;

/** Certificates as Node reads them: one in each text, of an RSA key. */
export class X509Certificates extends SigningCertificates {
  protected read(text: string): SigningCertificate | undefined {
    // Of several in one text Node would read the first, and nobody would learn of the rest.
    if (text.split('-----BEGIN ').length !== 2 || !text.trim().startsWith('-----BEGIN CERTIFICATE-----'))
      return undefined;
    const certificate = parsed(text);
    const { asymmetricKeyType, asymmetricKeyDetails } = certificate?.publicKey ?? {};
    if (!certificate || asymmetricKeyType !== 'rsa') return undefined;
    if ((asymmetricKeyDetails?.modulusLength ?? 0) < fewestBits) return undefined;
    return {
      pem: certificate.toString(),
      fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
      validUntil: new Date(certificate.validTo).toISOString(),
    };
  }
}

function parsed(text: string): X509Certificate | undefined {
  try {
    return new X509Certificate(text);
  } catch {
    return undefined;
  }
}
