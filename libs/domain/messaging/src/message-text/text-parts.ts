/** One of the texts that mails and SMS are made of, which a tenant may write in words of its own. */
export interface TextPart {
  /** What it may be filled in with, by name. */
  readonly placeholders: readonly string[];
  /** Those of them without which it would say nothing. */
  readonly required: readonly string[];
  /** Code points. */
  readonly longest: number;
}

const names = ['tenant', 'application'];
const subject: TextPart = { placeholders: names, required: ['application'], longest: 120 };
const sentence: TextPart = { placeholders: names, required: [], longest: 1000 };
const label: TextPart = { ...sentence, longest: 60 };
const sentenceWith = (name: string): TextPart => {
  return { placeholders: [...names, name], required: [name], longest: 1000 };
};

/** With the line that binds the code to its page it is still one message in the alphabet of GSM. */
const sms: TextPart = { placeholders: ['application', 'code'], required: ['code'], longest: 120 };

/**
 * By the id of the text of the house. Links, codes and passwords are in none of those of mails: a mail sets them on lines
 * of their own, whatever is said around them. What tells staff of the tenant's own configuration stays as it is.
 */
export const textParts = {
  'mail.hello-name': sentenceWith('name'),
  'mail.hello': sentence,
  'mail.reset-subject': subject,
  'mail.reset-intro': sentence,
  'mail.reset-open': sentence,
  'mail.reset-button': label,
  'mail.reset-copy': sentence,
  'mail.reset-link-expiry': sentenceWith('time'),
  'mail.reset-code': sentence,
  'mail.reset-code-only': sentence,
  'mail.reset-code-expiry': sentenceWith('time'),
  'mail.reset-not-you': sentence,
  'mail.staff-reset-intro': sentence,
  'mail.staff-reset-open': sentence,
  'mail.changed-subject': subject,
  'mail.changed-intro': sentence,
  'mail.changed-not-you': sentence,
  'mail.new-password-subject': subject,
  'mail.new-password-intro': sentence,
  'mail.new-password-keep': sentence,
  'mail.methods-subject': subject,
  'mail.method-added-intro': sentence,
  'mail.method-removed-intro': sentence,
  'mail.enrol-subject': subject,
  'mail.enrol-intro': sentence,
  'mail.enrol-open': sentence,
  'mail.enrol-button': label,
  'mail.enrol-not-you': sentence,
  'mail.reminder-subject': subject,
  'mail.reminder-intro': sentence,
  'mail.reminder-do': sentence,
  'mail.reminder-button': label,
  'mail.unlocked-subject': subject,
  'mail.unlocked-intro': sentence,
  'mail.failed-subject': subject,
  'mail.failed-intro': sentence,
  'mail.unanswered-subject': subject,
  'mail.unanswered-intro': sentence,
  'mail.help': sentenceWith('contact'),
  'mail.footer': sentence,
  'sms.recovery-code': sms,
  'sms.telephone-code': sms,
} as const satisfies Record<string, TextPart>;

export type TextKey = keyof typeof textParts;
export const textKeys = Object.keys(textParts) as readonly TextKey[];

/** Words of a tenant's own in one language; what is not there is said as the house says it. */
export type OwnTexts = Readonly<Partial<Record<TextKey, string>>>;

export function isTextKey(key: string): key is TextKey {
  return Object.hasOwn(textParts, key);
}
