import { z } from 'zod';

const option = z.object({
  pointer: z.string().describe('Where it stands in a draft. Left out there, it has its default again.'),
  value: z.unknown(),
  default: z.unknown(),
  differs: z.boolean(),
});
const sample = { pointer: '/policy/windows/maxAttempts', value: 5, default: 3, differs: true };

export const optionsAnswer = z
  .object({ items: z.array(option) })
  .meta({ id: 'ProcessOptions', examples: [{ items: [sample] }] });
