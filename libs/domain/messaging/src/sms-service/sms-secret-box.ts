import { Sealer, type SealedPlace } from '@latchkey/kernel';
import type { OpenedSmsService, SmsSecrets } from './sms-provider-rules.ts';
import type { SmsService } from './sms-service.ts';

/** Secrets are written and never read back; null takes one away. */
export type SmsSecretChanges = Readonly<Record<string, string | null>>;

/** A service's secrets: put in one by one, and opened where a message leaves or a report comes in. */
export class SmsSecretBox {
  constructor(private readonly sealer: Sealer) {}

  /** Before a transaction that will seal or open. */
  ready(): Promise<void> {
    return this.sealer.ready();
  }

  /** A name that is not among the changes keeps what it has. */
  async change(service: SmsService, changes: SmsSecretChanges): Promise<void> {
    if (Object.keys(changes).length === 0) return;
    const merged = Object.entries({ ...(await this.secrets(service)), ...changes });
    const kept = merged.filter((entry): entry is [string, string] => entry[1] !== null);
    const text = JSON.stringify(Object.fromEntries(kept));
    const sealed = kept.length === 0 ? null : await this.sealer.seal(text, place(service.id));
    service.keepSecrets(
      kept.map(([name]) => name),
      sealed,
    );
  }

  async open(service: SmsService): Promise<OpenedSmsService> {
    const { id, provider, settings, version } = service;
    return { service: { id, provider, settings, version }, secrets: await this.secrets(service) };
  }

  private async secrets({ id, sealedSecrets }: SmsService): Promise<SmsSecrets> {
    if (sealedSecrets === null) return {};
    return JSON.parse(await this.sealer.open(sealedSecrets, place(id))) as SmsSecrets;
  }
}

function place(row: string): SealedPlace {
  return { table: 'sms_service', column: 'sealed_secrets', row };
}
