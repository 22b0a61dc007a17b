const longestText = 1024;
const mostPrograms = 6;

/** `name/version` as RFC 9110 (10.1.5) has it, in the shapes that names and versions of programs have. */
const program = /^[a-z][a-z-]{0,30}\/\d{1,4}(?:\.\d{1,4}){0,3}$/i;
/** A program that names no version, and nothing beside itself. */
const bareName = /^[a-z]{1,12}$/i;

/**
 * The programs that a User-Agent names, without everything else in it: whoever writes it may put anything there, an
 * address or a code by mistake too. Empty when it names none.
 */
export function programsOf(userAgent: string | null | undefined): string {
  const text = (userAgent ?? '').slice(0, longestText);
  if (bareName.test(text)) return text;
  return text
    .split(/[ \t]+/)
    .filter((word) => program.test(word))
    .slice(0, mostPrograms)
    .join(' ');
}
