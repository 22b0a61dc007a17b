/** Who asks a browser for a key: scripts of this origin alone, and keys are made for its host (WebAuthn, rpId). */
export interface RelyingParty {
  readonly origin: string;
  /** Shown by the browser. */
  readonly name: string;
}

/** A passkey as it is kept. Nothing in it is a secret. */
export interface PasskeyCredential {
  /** Base64url, as the browser says it. */
  readonly id: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  /** Of signatures, as far as the authenticator counts them; 0 where it does not. */
  readonly counter: number;
  /** How browsers may reach it: `internal`, `usb`, `hybrid` and others. */
  readonly transports: readonly string[];
}

/** The options of a ceremony, and the challenge in them. */
export interface Ceremony {
  /** JSON, as `PublicKeyCredential.parse…OptionsFromJSON` reads it. */
  readonly options: string;
  /** 256 bits, base64url. */
  readonly challenge: string;
}

/** The two ceremonies of WebAuthn Level 3, with user verification required. Challenges last for five minutes. */
export abstract class PasskeyCeremonies {
  /** Begins `navigator.credentials.create`. `handle`: base64url, says nothing about the person. */
  abstract create(
    party: RelyingParty,
    person: { readonly handle: string; readonly name: string },
  ): Promise<Ceremony>;
  /** Undefined for what is no new key made for this challenge at this origin. `shown`: as it came, of any shape. */
  abstract created(
    party: RelyingParty,
    challenge: string,
    shown: string,
  ): Promise<PasskeyCredential | undefined>;
  /** Begins `navigator.credentials.get` with one of these keys. */
  abstract ask(party: RelyingParty, credentials: readonly PasskeyCredential[]): Promise<Ceremony>;
  /** The key's new counter; undefined where this key did not sign this challenge at this origin, or goes backwards. */
  abstract answered(
    party: RelyingParty,
    challenge: string,
    credential: PasskeyCredential,
    shown: string,
  ): Promise<number | undefined>;
}
