import { z } from 'zod';

const id = (prefix: string, error: string) =>
  z.string().regex(new RegExp(`^${prefix}[0-9a-f]{32}$`), { error });

/** Where a report is sent to, and what is signed with it: one spelling, so that both sides mean the same text. */
const callback = z
  .string()
  .max(1024)
  .refine((text) => URL.canParse(text) && isCallback(text, new URL(text)), {
    error: 'write the address as https://host/path, without user, port 443 or fragment',
  });

function isCallback(text: string, { protocol, username, hash, href }: URL): boolean {
  return protocol === 'https:' && username === '' && hash === '' && href === text;
}

/** What a tenant says about its account. Secrets are apart. */
export const twilioSettings = z
  .strictObject({
    accountSid: id('AC', 'copy the Account SID from the Twilio console: AC and 32 digits'),
    /** Of a key that may only send, instead of the token of the whole account. */
    apiKeySid: id('SK', 'copy the SID of the API key from the Twilio console: SK and 32 digits').optional(),
    /** Chooses the sender, in place of the one that a message names. */
    messagingServiceSid: id('MG', 'copy the SID of the messaging service: MG and 32 digits').optional(),
    /** Of a region, for example `https://api.dublin.ie1.twilio.com`. */
    origin: z
      .string()
      .regex(/^https:\/\/[a-z0-9.-]+(?::\d{1,5})?$/, {
        error: 'write the address of the API as https://host',
      })
      .default('https://api.twilio.com'),
    /** Without it nothing is told of deliveries. */
    statusCallback: callback.optional(),
  })
  .readonly();
export type TwilioSettings = z.output<typeof twilioSettings>;

export interface TwilioSecrets {
  /** Also what reports are signed with. */
  readonly authToken: string;
  /** Of the API key, where the settings name one. */
  readonly apiKeySecret?: string;
}
