/** The first value of every cookie, decoded; a value that cannot be decoded counts as absent. */
export function readCookies(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').slice(0, 8192).split(';')) {
    const equals = part.indexOf('=');
    const name = part.slice(0, equals).trim();
    if (equals < 1 || cookies.has(name)) continue;
    try {
      cookies.set(name, decodeURIComponent(part.slice(equals + 1).trim()));
    } catch {
      continue;
    }
  }
  return cookies;
}

/** Browsers take `Secure` cookies from http://localhost as well, so they are never sent without it. */
export function secretCookie(name: `__Host-${string}`, value: string, maxAge: number): string {
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${Math.max(0, Math.floor(maxAge))}; Secure; HttpOnly; SameSite=Strict`;
}

export function forgottenCookie(name: `__Host-${string}`): string {
  return secretCookie(name, '', 0);
}
