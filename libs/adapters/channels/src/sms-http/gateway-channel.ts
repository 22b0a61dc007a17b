import { SmsChannel, type Sms, type SmsHandOverResult } from '@latchkey/messaging';
import type { OutboundClient } from '@latchkey/outbound';
import { later, unfitness } from '../sms/fitness.ts';
import { ofLostCall } from '../sms/lost-call.ts';
import type { GatewayDescription, GatewaySecrets } from './description.ts';
import { ofGatewayAnswer } from './gateway-answer.ts';
import { gatewayRequest } from './gateway-request.ts';

/** SMS by any HTTP gateway that a tenant has described. */
export class GatewayChannel extends SmsChannel {
  private closed = false;

  /** The client stays its owner's: closing the channel leaves it open. */
  constructor(
    private readonly client: OutboundClient,
    private readonly description: GatewayDescription,
    private readonly secrets: GatewaySecrets,
  ) {
    super();
  }

  async handOver(sms: Sms): Promise<SmsHandOverResult> {
    const unfit = this.closed ? later('closed') : unfitness(sms);
    if (unfit) return unfit;
    const request = gatewayRequest(this.description, this.secrets.credential ?? '', sms);
    const outcome = await this.client.call(request);
    const result =
      outcome.kind === 'answered' ? ofGatewayAnswer(this.description, outcome) : ofLostCall(outcome);
    return result.kind === 'unknown' && this.description.dropsRepeats ? later(result.reason) : result;
  }

  close(): Promise<void> {
    this.closed = true;
    return Promise.resolve();
  }
}
