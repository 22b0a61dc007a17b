/** The first language of the header, which is the page's or the browser's; English when it says nothing usable. */
export function preferredLocale(header: string | undefined): string {
  const first = header?.split(',')[0]?.split(';')[0]?.trim() ?? '';
  return /^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8}){0,2}$/.test(first) ? first : 'en';
}
