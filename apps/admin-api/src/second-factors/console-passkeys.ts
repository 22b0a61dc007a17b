import { StaffPasskeys, type PasskeyCeremony, type StaffPasskey } from '@latchkey/access';
import type { WebauthnCeremonies } from '@latchkey/keys';

/** Passkeys of staff, bound to the origin of the console. */
export class ConsolePasskeys extends StaffPasskeys {
  private readonly ceremonies: WebauthnCeremonies;
  private readonly origin: string | undefined;

  constructor(ceremonies: WebauthnCeremonies, origin: string | undefined) {
    super();
    this.ceremonies = ceremonies;
    this.origin = origin;
  }

  get offered(): boolean {
    return this.origin !== undefined;
  }

  create(organisation: string, person: { handle: string; name: string }): Promise<PasskeyCeremony> {
    return this.ceremonies.create(this.party(organisation), person);
  }

  created(challenge: string, shown: string): Promise<StaffPasskey | undefined> {
    return this.ceremonies.created(this.party(), challenge, shown);
  }

  ask(passkeys: readonly StaffPasskey[]): Promise<PasskeyCeremony> {
    return this.ceremonies.ask(this.party(), passkeys);
  }

  answered(challenge: string, passkey: StaffPasskey, shown: string): Promise<number | undefined> {
    return this.ceremonies.answered(this.party(), challenge, passkey, shown);
  }

  /** Browsers show the name when a key is made, and never again. */
  private party(name = ''): { origin: string; name: string } {
    if (this.origin === undefined) throw new Error('no origin of the console: ask `offered` first');
    return { origin: this.origin, name };
  }
}
