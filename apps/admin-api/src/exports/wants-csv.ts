import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

/** How much a type is wanted, 0 to 1; undefined when it is not named (RFC 9110 §12.5.1). */
function weightOf(type: string, accept: string): number | undefined {
  for (const range of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
    if (name !== type) continue;
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
    return /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(quality) ? Number(quality) : 0;
  }
  return undefined;
}

/** True when `text/csv` is named and wanted at least as much as JSON; everybody else gets JSON. */
export function wantsCsv(accept: string | undefined): boolean {
  const csv = weightOf('text/csv', accept ?? '') ?? 0;
  return csv > 0 && csv >= (weightOf('application/json', accept ?? '') ?? 0);
}

export const AsCsv = createParamDecorator((_: unknown, context: ExecutionContext): boolean => {
  const { headers } = context.switchToHttp().getRequest<{ headers: { accept?: string } }>();
  return wantsCsv(headers.accept);
});
