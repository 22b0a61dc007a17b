import { singleLine } from './safe-text.ts';
import type { MessageId } from './messages/en.ts';
import type { PlainValues, Words } from './words.ts';

/** Some messages in a tenant's own words, in one language. */
export type OwnTexts = Readonly<Partial<Record<MessageId, string>>>;

/** Whatever says messages: a catalogue of the house, or one with a tenant's own words in it. */
export type Speech = Pick<Words, 'say'>;

const LONGEST_TEXT = 1000;

/** The house says what the tenant does not. `names` may stand in every text of the tenant's. */
export function inOwnWords(words: Words, texts: OwnTexts, names: PlainValues): Speech {
  return {
    say: (id, values = {}) => {
      const own = Object.hasOwn(texts, id) ? texts[id] : undefined;
      return own === undefined ? words.say(id, values) : filledIn(own, { ...names, ...values });
    },
  };
}

/**
 * Each placeholder once, by its value. Nothing else in a text means anything: it is not compiled, and what a value holds
 * is not filled in again (S-65).
 */
function filledIn(text: string, values: PlainValues): string {
  return singleLine(text, LONGEST_TEXT).replaceAll(/\{([a-z]+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}
