/** Characters that XML 1.0 has (production 2). NUL, most controls and halves of surrogate pairs cannot be written. */
const writable = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

export function isWritable(text: string): boolean {
  return text.isWellFormed() && writable.test(text);
}

/**
 * Text as it may stand in an element. All that is not plain ASCII is written as a number: no reader makes a line break
 * into another one, and no encoding can be mistaken. Throws for what XML cannot hold.
 */
export function xmlText(text: string): string {
  if (!isWritable(text)) throw new RangeError('XML cannot hold this text');
  return text.replace(/[^\x20-\x7e]|[&<>"']/gu, (each) => `&#x${each.codePointAt(0)?.toString(16) ?? ''};`);
}

/** An element that holds text. */
export function element(name: string, text: string): string {
  return `<${name}>${xmlText(text)}</${name}>`;
}
