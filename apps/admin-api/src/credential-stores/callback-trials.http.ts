import { callFaults } from '@latchkey/credentials';
import { z } from 'zod';

const header = z.string().max(1024);

export const callTrialBody = z
  .strictObject({
    webhookId: header,
    webhookTimestamp: header,
    webhookSignature: header,
    body: z
      .string()
      .max(32_768)
      .describe('The body as it would be sent. A made-up one: it is only measured.'),
  })
  .meta({
    id: 'CallbackTrial',
    examples: [
      {
        webhookId: 'msg_example',
        webhookTimestamp: '1772366400',
        webhookSignature: 'v1,40NO40U+Mml1dB7VUJiYOU8zFYtx+R7MQBFBR3hI9Yc=',
        body: '{"executor":"robot-7"}',
      },
    ],
  });

export const callTrialAnswer = z
  .object({
    believed: z.boolean(),
    fault: z
      .enum(callFaults)
      .nullable()
      .describe(
        'no-secret: the store is not external, or has no secret. time: right, but more than 300 seconds away. signature: not over these octets, or by another secret.',
      ),
  })
  .meta({ id: 'CallbackTrialResult', examples: [{ believed: false, fault: 'time' }] });
