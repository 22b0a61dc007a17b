import { filled, type PlaceholderValues } from './placeholders.ts';

const dots = /^(?:\.|%2e){1,2}$/i;

/**
 * The address of a request. Each value is percent-encoded, so that it cannot end the segment that it stands in;
 * undefined when one would change the path all the same, since servers take a segment of one or two dots for a step.
 */
export function addressOf(base: string, path: string, values: PlaceholderValues): string | undefined {
  const written = filled(path, values, percentEncoded);
  const segments = written.split('?')[0]?.split('/').slice(1) ?? [];
  const told = path.split('?')[0]?.split('/').slice(1) ?? [];
  const turned = segments.some(
    (segment, at) => segment !== told[at] && (segment === '' || dots.test(segment)),
  );
  return turned ? undefined : `${base}${written}`;
}

/** RFC 3986: all but the unreserved characters. */
export function percentEncoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (each) => `%${each.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
