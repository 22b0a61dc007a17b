import { Appearances, type Appearance } from '@latchkey/tenancy';
import { ContradictedTasks, type ContradictedTask } from '../contradicted-tasks.ts';
import { DeactivatedProcesses, type DeactivatedProcess } from '../deactivated-processes.ts';
import { MessageRenderer, type MessageContent, type RenderedMessage } from '../message-renderer.ts';
import { Recipients, type Recipient } from '../recipients.ts';

export class OneAppearance extends Appearances {
  present: Appearance | undefined = {
    tenantName: 'Acme',
    applicationName: 'Acme Orders',
    supportContact: 'the service desk',
    signInUrl: null,
    portalOrigin: 'https://login.acme.example',
  };
  of(): Promise<Appearance | undefined> {
    return Promise.resolve(this.present);
  }
}

export class OneRecipient extends Recipients {
  present: Recipient | undefined = { email: 'ada@example.com', displayName: 'Ada' };
  asked = 0;
  find(): Promise<Recipient | undefined> {
    this.asked += 1;
    return Promise.resolve(this.present);
  }
  administrators = new Map<string, Recipient>([
    ['grace', { email: 'grace@acme.example', displayName: 'Grace' }],
  ]);
  administrator(staffId: string): Promise<Recipient | undefined> {
    return Promise.resolve(this.administrators.get(staffId));
  }
}

export class OneProcess extends DeactivatedProcesses {
  present: DeactivatedProcess | undefined = {
    ...{ name: 'Forgotten', reason: 'PR-B31 inactive /policy: Activate it.', others: 0 },
    appearance: {
      ...{ tenantName: 'Acme', applicationName: 'Acme Orders', supportContact: '', signInUrl: null },
      portalOrigin: 'https://login.acme.example',
    },
  };
  find(): Promise<DeactivatedProcess | undefined> {
    return Promise.resolve(this.present);
  }
}

export class OneTask extends ContradictedTasks {
  present: ContradictedTask | undefined = {
    ...{ storeName: 'Host', reference: 'task', ended: 'expired', others: 0 },
    appearance: {
      ...{ tenantName: 'Acme', applicationName: 'Acme Orders', supportContact: '', signInUrl: null },
      portalOrigin: 'https://login.acme.example',
    },
  };
  find(): Promise<ContradictedTask | undefined> {
    return Promise.resolve(this.present);
  }
}

export class PlainRenderer extends MessageRenderer {
  render(content: MessageContent): RenderedMessage {
    return { subject: content.kind, html: '', text: JSON.stringify(content) };
  }
  renderSms(content: MessageContent): string {
    return JSON.stringify(content);
  }
}
