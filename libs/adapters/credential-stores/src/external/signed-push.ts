import { executorSecret, TaskPush, type DescribedStore, type TaskOrder } from '@latchkey/credentials';
import { isSigningSecret, OutboundClient, signedHeaders } from '@latchkey/outbound';
import { externalSettings } from './settings.ts';

/** Octets. Of the answer only its status is read. */
const longestAnswer = 4096;

/** Posts a task to its executor, signed as Standard Webhooks: the same message, however often it is sent. */
export class SignedPush extends TaskPush {
  constructor(private readonly outbound: OutboundClient) {
    super();
  }

  isWanted({ settings }: DescribedStore): boolean {
    return externalSettings.safeParse(settings).data?.delivery === 'push';
  }

  async push(
    { settings, secrets }: DescribedStore,
    order: TaskOrder,
    now: Date,
  ): Promise<string | undefined> {
    const url = externalSettings.safeParse(settings).data?.url;
    const secret = secrets[executorSecret] ?? '';
    if (url === undefined || !isSigningSecret(secret)) return 'not-described';
    const body = JSON.stringify({
      ...{ type: 'password-reset-request.opened', timestamp: now.toISOString(), data: order },
    });
    const signed = signedHeaders({ id: order.reference, timestamp: now, body }, [secret]);
    const headers = { ...signed, 'content-type': 'application/json' };
    const told = await this.outbound.call({ method: 'POST', url, headers, body, longestAnswer });
    if (told.kind !== 'answered') return told.reason;
    return told.status >= 200 && told.status < 300 ? undefined : `status-${told.status}`;
  }
}
