import { AppError } from '@/lib/errors';
import type { Message } from '@/lib/kafka/protocol/message';
import { FindCoordinator } from '@/lib/kafka/protocol/messages';
import { inChunks } from './in-chunks';
import { type Asked, kafkaError } from './kafka-error';
import { newerOr } from './release';

export type CoordinatorKind = 'group' | 'transaction';
export type Found = { coordinators: Map<string, number>; failures: Map<string, AppError> };

type AskAny = <Q, R>(message: Message<Q, R>, body: Q) => Promise<R>;

/** Many keys in one request (KIP-699), or the older way, one each. */
const Batched = { ...FindCoordinator, minVersion: 4 };
const Single = { ...FindCoordinator, maxVersion: 3 };

const keyTypes = { group: 0, transaction: 1 } as const;
const CACHE_LIMIT = 100_000;
const AT_ONCE = 50;

/** Which broker coordinates which group or transactional id; remembered until a broker denies it. */
export class Coordinators {
  private readonly cache = new Map<string, number>();

  constructor(private readonly by: Asked['by']) {}

  /** Each key ends in one of the two maps. Rejects when no broker could be asked. */
  async find(kind: CoordinatorKind, keys: readonly string[], ask: AskAny): Promise<Found> {
    const found: Found = { coordinators: new Map(), failures: new Map() };
    const unknown: string[] = [];
    for (const key of new Set(keys)) {
      const brokerId = this.cache.get(`${kind}:${key}`);
      if (brokerId === undefined) unknown.push(key);
      else found.coordinators.set(key, brokerId);
    }
    if (unknown.length === 0) return found;
    for (const [key, answer] of await lookUp(kind, unknown, ask, this.by)) {
      if (answer instanceof AppError) found.failures.set(key, answer);
      else {
        found.coordinators.set(key, answer);
        if (this.cache.size >= CACHE_LIMIT) this.cache.clear();
        this.cache.set(`${kind}:${key}`, answer);
      }
    }
    return found;
  }

  forget(kind: CoordinatorKind, key: string): void {
    this.cache.delete(`${kind}:${key}`);
  }
}

const subjectOf = (kind: CoordinatorKind, key: string) => `${kind === 'group' ? kind : 'transactional id'} ${key}`;

type Answer = [key: string, brokerId: number | AppError];

async function lookUp(kind: CoordinatorKind, keys: readonly string[], ask: AskAny, by: Asked['by']): Promise<Answer[]> {
  const keyType = keyTypes[kind];
  const together = async (): Promise<Answer[]> => {
    const { coordinators = [] } = await ask(Batched, { keyType, coordinatorKeys: keys });
    return coordinators.map(({ key, nodeId, errorCode, errorMessage }) => [
      key,
      errorCode === 0 ? nodeId : kafkaError(errorCode, errorMessage, subjectOf(kind, key), { api: Batched, by }),
    ]);
  };
  const oneByOne = () =>
    inChunks(keys, AT_ONCE, async (key): Promise<Answer> => {
      try {
        const { nodeId = -1 } = await ask(Single, { keyType, key });
        return [key, nodeId];
      } catch (thrown) {
        if (thrown instanceof AppError && thrown.details?.kafkaCode !== undefined) return [key, thrown];
        throw thrown;
      }
    });
  return newerOr(together, oneByOne);
}
