import type { AppError } from '@/lib/errors';
import type { DescribeConfigsResponseDescribeConfigsResourceResult } from '@/lib/kafka/protocol/message-types';
import { DescribeConfigs } from '@/lib/kafka/protocol/messages';

import type { AskOptions, Cluster } from './cluster';
import { kafkaError } from './kafka-error';
import { newerOr } from './release';

/** Brokers before 2.6 tell no documentation and no type (KIP-569). */
const Documented = { ...DescribeConfigs, minVersion: 3 };

/** Kafka's ConfigResource.Type. */
export const resourceType = { topic: 2, broker: 4 } as const;

/** Kafka's ConfigEntry.ConfigSource, by its number on the wire. */
const sources = [
  'unknown',
  'topic',
  'dynamic broker',
  'dynamic default broker',
  'static',
  'default',
  'broker logger',
  'client metrics',
  'group',
] as const;
export type ConfigSourceName = (typeof sources)[number];

/** Kafka's ConfigDef.Type, by its number on the wire. */
const types = ['unknown', 'boolean', 'string', 'int', 'short', 'long', 'double', 'list', 'class', 'password'] as const;
export type ConfigTypeName = (typeof types)[number];

export type ConfigFact = {
  readonly name: string;
  /** Null when the broker hides it or has none. */
  readonly value: string | null;
  readonly source: ConfigSourceName;
  readonly type: ConfigTypeName;
  readonly sensitive: boolean;
  readonly readOnly: boolean;
  readonly documentation: string | null;
  /** Every place that sets this key, the one that holds first. */
  readonly synonyms: readonly ConfigSynonym[];
};

export type ConfigSynonym = {
  readonly name: string;
  readonly value: string | null;
  readonly source: ConfigSourceName;
};

/**
 * All configs of one topic, with their documentation. NOT_FOUND when there is no such topic. Each override has what
 * would hold without it as its last synonym, where that can be learned.
 */
export async function describeTopicConfigs(
  cluster: Cluster,
  topic: string,
  options: Omit<AskOptions, 'at'> = {},
): Promise<ConfigFact[]> {
  const resource = { resourceType: resourceType.topic, resourceName: topic };
  const facts = await describe(cluster, resource, `topic ${topic}`, { ...options, at: 'any' });
  const bare = facts.filter(({ source, synonyms }) => source === 'topic' && synonyms.length < 2);
  if (bare.length === 0) return facts;
  const inherited = await inheritedValues(
    cluster,
    topic,
    bare.map(({ name }) => name),
    options,
  );
  return facts.map((fact) => {
    const synonym = inherited.get(fact.name);
    return synonym ? { ...fact, synonyms: [...fact.synonyms, synonym] } : fact;
  });
}

const OTHERS = 20;

/**
 * Brokers leave out of the synonyms what they work out themselves, such as retention.ms from log.retention.hours
 * (ConfigHelper). A topic that does not override the key shows it.
 */
async function inheritedValues(
  cluster: Cluster,
  topic: string,
  names: readonly string[],
  options: Omit<AskOptions, 'at'>,
): Promise<Map<string, ConfigSynonym>> {
  const { topics } = await cluster.metadata({ maxAgeMs: 60_000, signal: options.signal });
  const others = [...topics.keys()].filter((name) => name !== topic).slice(0, OTHERS);
  const resources = others.map((resourceName) => ({
    resourceType: resourceType.topic,
    resourceName,
    configurationKeys: names,
  }));
  const found = new Map<string, ConfigSynonym>();
  if (resources.length === 0) return found;
  const { results } = await cluster.ask(
    DescribeConfigs,
    { resources, includeSynonyms: true },
    { ...options, at: 'any' },
  );
  for (const { name, value, source } of results.flatMap((result) => result.configs.map(configFact))) {
    if (source !== 'topic') found.set(name, { name, value, source });
  }
  return found;
}

/** All configs of one broker. Only that broker knows its own static ones, so only it is asked. */
export async function describeBrokerConfigs(
  cluster: Cluster,
  brokerId: number,
  options: Omit<AskOptions, 'at'> = {},
): Promise<ConfigFact[]> {
  return describe(cluster, { resourceType: resourceType.broker, resourceName: `${brokerId}` }, `broker ${brokerId}`, {
    ...options,
    at: { broker: brokerId },
  });
}

export type NamedConfigs = {
  readonly known: Map<string, Map<string, string | null>>;
  /** Topics that refuse, with their errors. */
  readonly refused: Map<string, AppError>;
};

/** A few configs of many topics, in one request. */
export async function describeNamedConfigs(
  cluster: Cluster,
  topics: readonly string[],
  names: readonly string[],
  options: Omit<AskOptions, 'at'> = {},
): Promise<NamedConfigs> {
  const resources = topics.map((resourceName) => ({
    resourceType: resourceType.topic,
    resourceName,
    configurationKeys: names,
  }));
  const answer = await cluster.ask(DescribeConfigs, { resources }, { ...options, at: 'any' });
  const found: NamedConfigs = { known: new Map(), refused: new Map() };
  for (const result of answer.results) {
    const { resourceName: topic, configs } = result;
    if (result.errorCode === 0) found.known.set(topic, new Map(configs.map(({ name, value }) => [name, value])));
    else found.refused.set(topic, refusalOf(cluster, result, `topic ${topic}`));
  }
  return found;
}

type Refused = { errorCode: number; errorMessage: string | null } | undefined;

const refusalOf = (by: Cluster, result: Refused, what: string) =>
  kafkaError(result?.errorCode ?? -1, result?.errorMessage, what, { api: DescribeConfigs, by });

async function describe(
  cluster: Cluster,
  resource: { resourceType: number; resourceName: string },
  what: string,
  options: AskOptions,
): Promise<ConfigFact[]> {
  const resources = [{ ...resource, configurationKeys: null }];
  const body = { resources, includeSynonyms: true };
  const { results } = await newerOr(
    () => cluster.ask(Documented, { ...body, includeDocumentation: true }, options),
    () => cluster.ask(DescribeConfigs, body, options),
  );
  const result = results[0];
  if (result?.errorCode !== 0) throw refusalOf(cluster, result, what);
  return result.configs.map(configFact).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function configFact(entry: DescribeConfigsResponseDescribeConfigsResourceResult): ConfigFact {
  return {
    name: entry.name,
    value: entry.isSensitive ? null : entry.value,
    source: sources[entry.configSource] ?? 'unknown',
    type: types[entry.configType ?? 0] ?? 'unknown',
    sensitive: entry.isSensitive,
    readOnly: entry.readOnly,
    documentation: entry.documentation || null,
    synonyms: entry.synonyms.map(({ name, value, source }) => ({
      name,
      value: entry.isSensitive ? null : value,
      source: sources[source] ?? 'unknown',
    })),
  };
}
