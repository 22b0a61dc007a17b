import { Query } from '@nestjs/cqrs';
import type { Explanation } from '../explanation/explanation.ts';

/**
 * Why a request went as it did, as far as the reader may know (BY-09). Throws NotFound. Needs `explanation:read`; what
 * is said of lockouts and planted names needs the right to read those.
 */
export class FindExplanation extends Query<Explanation> {
  constructor(readonly requestId: string) {
    super();
  }
}
