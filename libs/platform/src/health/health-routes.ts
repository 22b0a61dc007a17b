import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.ts';
import type { Readiness } from './readiness.ts';

const marks = { latchkey: { withoutCaller: 'asked by the machinery around the process', quiet: true } };

/** `/livez`: the process turns. `/readyz`: it can do its work. `/metrics`: what it has done, for Prometheus. */
export function serveHealth(instance: FastifyInstance, readiness: Readiness, metrics: Metrics): void {
  instance.get('/livez', { config: marks }, () => ({ status: 'alive' }));
  instance.get('/readyz', { config: marks }, async (_request, reply) => {
    const report = await readiness.report();
    return reply.code(report.status === 'ready' ? 200 : 503).send(report);
  });
  instance.get('/metrics', { config: marks }, async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  );
}
