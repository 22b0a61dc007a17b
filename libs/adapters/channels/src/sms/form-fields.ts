const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The fields of an urlencoded form; undefined when a name comes twice (S-47), or the octets are no UTF-8. */
export function formFields(form: string | Uint8Array): ReadonlyMap<string, string> | undefined {
  const text = typeof form === 'string' ? form : decoded(form);
  if (text === undefined) return undefined;
  const pairs = [...new URLSearchParams(text)];
  const fields = new Map(pairs);
  return fields.size === pairs.length ? fields : undefined;
}

export function decoded(octets: Uint8Array): string | undefined {
  try {
    return utf8.decode(octets);
  } catch {
    return undefined;
  }
}
