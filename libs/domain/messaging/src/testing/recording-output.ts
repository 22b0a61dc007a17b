/** Keeps what is written to the outputs and the console of this process, until it is stopped. */
export function recordingOutput(): { text(): string; stop(): void } {
  const kept: string[] = [];
  const keep = (...parts: unknown[]): boolean => kept.push(parts.map(String).join(' ')) > 0;
  const streams: NodeJS.WriteStream[] = [process.stdout, process.stderr];
  const written = streams.map((stream) => [stream, stream.write] as const);
  const words = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;
  const spoken = words.map((word) => [word, globalThis.console[word]] as const);
  for (const stream of streams) stream.write = keep;
  for (const word of words) globalThis.console[word] = keep;
  return {
    text: () => kept.join('\n'),
    stop: () => {
      for (const [stream, write] of written) stream.write = write;
      for (const [word, speak] of spoken) globalThis.console[word] = speak;
    },
  };
}
