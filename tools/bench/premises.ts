import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { System } from '../src/index.ts';
import { withChildren } from './measure/cpu-meter.ts';
import { MailSink } from './sink/mail-sink.ts';

/** The one PostgreSQL that all share, each with a database of its own, and the one place where mail goes. */
export class Premises {
  readonly cluster: System;
  readonly sink: MailSink;

  private constructor(cluster: System, sink: MailSink) {
    this.cluster = cluster;
    this.sink = sink;
  }

  static async open(): Promise<Premises> {
    const sink = await MailSink.start();
    try {
      return new Premises(await System.start({ durable: true, processes: [] }), sink);
    } catch (error) {
      await sink.stop();
      throw error;
    }
  }

  /** A fresh one. With a template nobody may be connected to that. */
  async createDatabase(name: string, template = 'template0'): Promise<string> {
    await this.sql('postgres', `drop database if exists ${name} with (force)`);
    await this.sql('postgres', `create database ${name} template ${template}`);
    return this.databaseUrl(name);
  }

  /** The superuser's connection string. */
  databaseUrl(name: string): string {
    const url = new URL(this.cluster.databaseUrl());
    url.pathname = `/${name}`;
    return url.toString();
  }

  /** As superuser, for arranging and for looking; never what is measured. */
  async sql<R extends object>(database: string, text: string, values: readonly unknown[] = []): Promise<R[]> {
    const client = new pg.Client({ connectionString: this.databaseUrl(database) });
    await client.connect();
    try {
      return (await client.query<R>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  logFile(name: string): string {
    return join(this.cluster.dataFolder, 'logs', `${name}.log`);
  }

  postgresPids(): readonly number[] {
    return withChildren(this.cluster.clusterPid ?? 0);
  }

  /** So that no contestant pays for what the one before it has written. */
  async checkpoint(): Promise<void> {
    await this.sql('postgres', 'checkpoint');
  }

  async close(): Promise<void> {
    await this.cluster.stop();
    await this.sink.stop();
    await rm(this.cluster.dataFolder, { recursive: true, force: true });
  }
}
