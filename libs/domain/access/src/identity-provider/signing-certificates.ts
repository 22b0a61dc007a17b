import { InvalidInput, type FieldFault } from '@latchkey/kernel';
import type { IdentityProviderContent, SamlSettings } from './identity-provider.ts';

/** A certificate as it was read. Only its key counts, and only until it runs out. */
export interface SigningCertificate {
  readonly pem: string;
  /** SHA-256 of the certificate, in hexadecimal digits. */
  readonly fingerprint: string;
  /** ISO 8601, UTC. */
  readonly validUntil: string;
}

/** A provider as somebody writes it down: certificates are texts that nobody has read yet. */
export type IdentityProviderDraft = Omit<IdentityProviderContent, 'saml'> & {
  readonly saml: (Omit<SamlSettings, 'certificates'> & { readonly certificates: readonly string[] }) | null;
};

export abstract class SigningCertificates {
  /** Undefined for what is no certificate of a key that is strong enough to sign. */
  protected abstract read(pem: string): SigningCertificate | undefined;

  /** Throws InvalidInput. */
  settle({ saml, ...rest }: IdentityProviderDraft): IdentityProviderContent {
    if (saml === null) return { ...rest, saml };
    const certificates = saml.certificates.map((pem) => this.read(pem));
    const known = certificates.filter((each) => each !== undefined);
    if (known.length < certificates.length) {
      throw new InvalidInput(certificates.flatMap((each, index) => (each ? [] : [unreadable(index)])));
    }
    return { ...rest, saml: { ...saml, certificates: known } };
  }
}

const unreadable = (index: number): FieldFault => ({
  pointer: `/saml/certificates/${index}`,
  code: 'invalid-certificate',
  detail: 'Send one certificate in PEM, of an RSA key of at least 2048 bits.',
});
