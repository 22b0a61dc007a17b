import { isSegment, percentEncoded } from '../over-http/percent-encoded.ts';
import { filled, type PlaceholderValues } from './placeholders.ts';

/**
 * The address of a request. Each value is percent-encoded, so that it cannot end the segment that it stands in;
 * undefined when one would change the path all the same, since servers take a segment of one or two dots for a step.
 */
export function addressOf(base: string, path: string, values: PlaceholderValues): string | undefined {
  const written = filled(path, values, percentEncoded);
  const segments = written.split('?')[0]?.split('/').slice(1) ?? [];
  const told = path.split('?')[0]?.split('/').slice(1) ?? [];
  const turned = segments.some((segment, at) => segment !== told[at] && !isSegment(segment));
  return turned ? undefined : `${base}${written}`;
}
