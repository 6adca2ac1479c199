import { AppError } from '@/lib/errors';
import { errorCode } from '@/lib/kafka/protocol/error-codes';
import { DescribeCluster, Metadata } from '@/lib/kafka/protocol/messages';
import type { AskOptions, Cluster } from './cluster';
import { kafkaError } from './kafka-error';

/**
 * Why a topic is not among those that the brokers list. They leave out what their asker may not see, and say so only
 * of a topic that is asked for by its name.
 */
export async function missingTopic(cluster: Cluster, topic: string, signal?: AbortSignal): Promise<AppError> {
  const body = { topics: [{ name: topic }], allowAutoTopicCreation: false };
  const { topics } = await cluster.ask(Metadata, body, { at: 'any', signal });
  const code = topics[0]?.errorCode ?? 0;
  return code === errorCode.TOPIC_AUTHORIZATION_FAILED
    ? kafkaError(code, null, `topic ${topic}`, { api: Metadata, by: cluster })
    : new AppError('NOT_FOUND', `There is no topic ${topic}.`);
}

/**
 * Why a list of topics or groups may be empty though the cluster is not, or null. A cluster without an authorizer, and a
 * principal that may describe the cluster, are told their rights; one that has none is told of no right (KIP-430).
 */
export async function blindness(
  cluster: Cluster,
  what: 'topics' | 'groups',
  options: Omit<AskOptions, 'at'> = {},
): Promise<AppError | null> {
  const body = { includeClusterAuthorizedOperations: true };
  const answer = await cluster.ask(DescribeCluster, body, { ...options, at: 'any' }).catch((thrown: unknown) => {
    if (!(thrown instanceof AppError)) throw thrown;
  });
  if (answer?.clusterAuthorizedOperations !== 0) return null;
  const one = what.slice(0, -1);
  const message = `${cluster.principal} may see no ${what}: it has no right on the cluster, and a ${one} is shown to those who may DESCRIBE it.`;
  return new AppError('KAFKA_AUTHORIZATION', message);
}
