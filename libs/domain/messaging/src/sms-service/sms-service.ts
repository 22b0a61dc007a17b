import { Aggregate, Conflict, InvalidInput, type Environment } from '@latchkey/kernel';
import { isSmsSender } from '../sms-channel.ts';
import * as happened from './events.ts';

export const smsProviders = ['twilio', 'gateway', 'smpp'] as const;
export type SmsProvider = (typeof smsProviders)[number];

/** As its provider has them; no secret is among them. */
export type SmsSettings = Readonly<Record<string, unknown>>;
/** Where messages may go. Empty at first: nowhere (S-10). */
export type SmsDestinationRule = Readonly<Record<string, readonly string[]>>;

export interface SmsServiceContent {
  readonly name: string;
  /** Whom messages come from: a number in E.164, a short code, or a name of at most 11 letters and digits. */
  readonly sender: string;
  readonly settings: SmsSettings;
  readonly destinations: SmsDestinationRule;
  /** Messages within 24 hours. */
  readonly dailyBudget: number;
}

export interface NewSmsService extends SmsServiceContent {
  readonly tenantId: string;
  readonly environment: Environment;
  readonly id: string;
  readonly provider: SmsProvider;
  readonly createdAt: Date;
}

/** A tenant's way out for SMS. One of an environment is active at most. */
export class SmsService extends Aggregate {
  tenantId!: string;
  environment!: Environment;
  id!: string;
  provider!: SmsProvider;
  name!: string;
  nameKey!: string;
  sender!: string;
  settings!: SmsSettings;
  destinations!: SmsDestinationRule;
  dailyBudget!: number;
  secretNames!: readonly string[];
  /** All secrets as one sealed value; null when there are none. */
  sealedSecrets!: Buffer | null;
  status!: 'active' | 'inactive';
  createdAt!: Date;
  version!: number;

  /** Inactive until somebody activates it. Throws InvalidInput. */
  static create({ tenantId, environment, id, provider, createdAt, ...content }: NewSmsService): SmsService {
    const made = Object.assign(new SmsService(), { tenantId, environment, id, provider, createdAt });
    Object.assign(made, { status: 'inactive', version: 1, secretNames: [], sealedSecrets: null });
    made.apply(content);
    made.record(new happened.SmsServiceCreated(made.id));
    return made;
  }

  /** Its provider stays: another provider is another service. Throws InvalidInput. */
  change(content: SmsServiceContent): void {
    this.apply(content);
    this.record(new happened.SmsServiceUpdated(this.id));
  }

  keepSecrets(names: readonly string[], sealed: Buffer | null): void {
    this.secretNames = [...names].sort();
    this.sealedSecrets = sealed;
  }

  /** Throws InvalidInput with the secrets that every message would miss. */
  requireSecrets(names: readonly string[]): void {
    const missing = names.filter((name) => !this.secretNames.includes(name));
    if (missing.length === 0) return;
    const detail = 'Set this secret: without it no message can be sent.';
    throw new InvalidInput(missing.map((name) => ({ pointer: `/secrets/${name}`, code: 'missing', detail })));
  }

  activate(): void {
    if (this.status === 'active') return;
    this.status = 'active';
    this.record(new happened.SmsServiceActivated(this.id));
  }

  deactivate(): void {
    if (this.status === 'inactive') return;
    this.status = 'inactive';
    this.record(new happened.SmsServiceDeactivated(this.id));
  }

  /** Throws Conflict while it is active: somebody may be waiting for a code. */
  retire(): void {
    if (this.status === 'active') throw new Conflict('This SMS service is active. Deactivate it first.');
    this.record(new happened.SmsServiceDeleted(this.id));
  }

  /** Somebody of the staff sends a message to see whether it arrives. */
  beginTrial(): void {
    this.record(new happened.SmsServiceTried(this.id));
  }

  private apply({ name, sender, settings, destinations, dailyBudget }: SmsServiceContent): void {
    if (!isSmsSender(sender)) throw new InvalidInput([wrongSender]);
    const nameKey = smsServiceNameKey(name);
    Object.assign(this, {
      name: name.normalize('NFC'),
      nameKey,
      sender,
      settings,
      destinations,
      dailyBudget,
    });
  }
}

const wrongSender = {
  pointer: '/sender',
  code: 'not-a-sender',
  detail: 'Write a number with its plus, a short code, or a name of at most 11 letters and digits.',
};

/** Letter case and the way a letter is composed do not tell names apart. */
export function smsServiceNameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().normalize('NFC');
}
