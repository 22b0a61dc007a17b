/**
 * A text with what is random in any answer put out of sight: ids, secrets, moments, and the seconds of a wait, which
 * count down while one walk is slower than another. Two digits at most: a longer wait would be a difference.
 */
export function maskedText(text: string): string {
  return text
    .replaceAll(/"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"/g, '"(id)"')
    .replaceAll(/"[\w-]{43}"/g, '"(secret)"')
    .replaceAll(/"\d{4}-\d\d-\d\dT[\d:.]+Z"/g, '"(time)"')
    .replaceAll(/"retry_after":[1-9]\d(?!\d)/g, '"retry_after":(seconds)');
}
