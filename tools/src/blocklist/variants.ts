/** What people add to a word: what the list itself shows most often, recent years, and what pleases a rule. */
const endings = [
  ...[
    '1',
    '123',
    '2',
    '12',
    '11',
    '7',
    '01',
    '5',
    '99',
    '22',
    '13',
    '1234',
    '10',
    '21',
    '23',
    '69',
    '77',
    '00',
  ],
  ...['88', '007', '12345', '123456', '!', '1!', '123!', '!!', '@123', '#1', '2000', '2010', '1990', '1985'],
  ...['2020', '2021', '2022', '2023', '2024', '2025', '2026'],
];

/** Runs of digits and keys: long enough to lift a common word over fifteen characters. */
const runs = [
  ...['123', '1234', '12345', '123456', '1234567', '12345678', '123456789', '1234567890', '0123456789'],
  ...[
    '0987654321',
    '987654321',
    '87654321',
    '654321',
    '123123',
    '123123123',
    '12341234',
    '11111111',
    '00000000',
  ],
  ...['qwerty', 'qwerty123', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1q2w3e4r', '1q2w3e4r5t', '1qaz2wsx'],
  ...[
    'qazwsxedc',
    'abc123',
    'abcd1234',
    'password',
    'iloveyou',
    'letmein',
    'welcome',
    '2024',
    '2025',
    '2026',
  ],
];

const wordsWithEnding = 2_200;
const wordsWithRun = 2_200;
const wordsInPairs = 700;
const wordsRepeated = 12_000;

/** Known from everywhere, and on no list of short passwords. */
const famous = [
  'correct horse battery staple',
  'the quick brown fox jumps over the lazy dog',
  'to be or not to be that is the question',
  'may the force be with you',
  'i love you so much',
  'this is my password',
  'my password is password',
  'never gonna give you up',
  'let me in right now',
  'lorem ipsum dolor sit amet',
  'one two three four five',
  'open sesame open sesame',
];

/** Words of the list: letters only, most common first. */
export function wordsOf(passwords: readonly string[]): string[] {
  return passwords.filter((password) => /^[a-z]{4,}$/.test(password));
}

/** `michael123`: a common word with a common ending. */
export function withEndings(words: readonly string[]): string[] {
  return words.slice(0, wordsWithEnding).flatMap((word) => endings.map((ending) => word + ending));
}

/** `password12345678`, `qwertyuiopdragon`: a common word beside a run. */
export function withRuns(words: readonly string[]): string[] {
  return words.slice(0, wordsWithRun).flatMap((word) => runs.flatMap((run) => [word + run, run + word]));
}

/** `baseballfootball`: two of the most common words. */
export function pairs(words: readonly string[]): string[] {
  const top = words.slice(0, wordsInPairs);
  return top.flatMap((first) => top.map((second) => first + second));
}

/** `iloveyouiloveyou`: one word twice or three times. */
export function repeated(words: readonly string[]): string[] {
  return words.slice(0, wordsRepeated).flatMap((word) => [word + word, word + word + word]);
}

/** Sentences that everybody has read, with their spaces, hyphens or without. */
export function phrases(): string[] {
  return famous.flatMap((phrase) => [phrase, phrase.replaceAll(' ', ''), phrase.replaceAll(' ', '-')]);
}
