import 'server-only';

import { setTimeout as sleep } from 'node:timers/promises';

import type { ChangePlan, ConfigStep, TopicConfigs } from '@/lib/contract/changes';
import { AppError } from '@/lib/errors';
import { plural } from '@/lib/format';
import { describeTopicConfigs, resourceType } from '@/lib/kafka/cluster/configs';
import { kafkaError } from '@/lib/kafka/cluster/kafka-error';
import type { ClusterContext } from '@/lib/kafka/context';
import { IncrementalAlterConfigs } from '@/lib/kafka/protocol/messages';

import type { Applier } from './applier';
import { commandLine, toolWords } from './command-line';
import { configImpact, configStep, isConfigChange } from './config-plan';
import { fingerprint } from './fingerprint';

/** AlterConfigOp.OpType. */
const SET = 0;
const DELETE = 1;
const WRITE_MS = 10_000;
/** The controller answers before every broker has heard of the new value. */
const HEARD_MS = 3000;

type Wanted = TopicConfigs['configs'];

/** Sets and removes configs of a topic, one by one: the others stay as they are (KIP-339). */
export const topicConfigs: Applier<TopicConfigs> = {
  async plan(ctx, request, { restoring }) {
    const { topic, configs } = request;
    const twice = configs.find(({ name }, i) => configs.findIndex((one) => one.name === name) < i);
    if (twice) throw new AppError('BAD_INPUT', `${twice.name} is named twice.`);
    const metadata = await ctx.kafka.metadata({ maxAgeMs: 0, signal: ctx.signal });
    const known = metadata.topics.get(topic);
    if (!known) throw new AppError('NOT_FOUND', `There is no topic ${topic}.`);
    const facts = new Map(
      (await describeTopicConfigs(ctx.kafka, topic, { signal: ctx.signal })).map((fact) => [fact.name, fact]),
    );
    const refusals = await validate(ctx, topic, configs);
    const replicas = Math.max(...known.partitions.map((partition) => partition.replicas.length));
    const steps = configs.map((wanted) => {
      const refusal = refusals.get(wanted.name) ?? tooStrict(wanted, replicas);
      return configStep(topic, wanted, facts.get(wanted.name), refusal);
    });
    const { impact, losesData } = configImpact(steps);
    const plan: ChangePlan = {
      request,
      title: titleOf(request, restoring),
      weight: losesData ? 'loses data' : 'reversible',
      steps,
      impact,
      warnings: [],
      blocked: blocksOf(steps),
      members: [],
      command: commandOf(ctx, request),
      plannedAt: Date.now(),
    };
    return {
      plan,
      resourceType: 'topic',
      resourceName: topic,
      fingerprint: fingerprint([known.topicId, steps.map((step) => [step.name, step.before, step.beforeSource])]),
      before: steps.map(({ name, before, beforeSource }) => ({
        name,
        value: beforeSource === 'topic' ? before : null,
        hidden: facts.get(name)?.sensitive === true && beforeSource === 'topic',
      })),
    };
  },

  async apply(ctx, { request, steps }) {
    const { topic, configs } = request as TopicConfigs;
    const changed = new Set(
      configSteps(steps)
        .filter(isConfigChange)
        .map((step) => step.name),
    );
    const error = await alter(
      ctx,
      topic,
      configs.filter(({ name }) => changed.has(name)),
      { validateOnly: false },
    );
    // One topic, one answer: the controller takes all of its configs or none.
    return configSteps(steps).map(({ name }) => (changed.has(name) ? error : null));
  },

  async readBack(ctx, { request, steps }) {
    const { topic } = request as TopicConfigs;
    const until = Date.now() + HEARD_MS;
    for (;;) {
      const facts = new Map((await describeTopicConfigs(ctx.kafka, topic)).map((fact) => [fact.name, fact]));
      const observed = configSteps(steps).map((step) => {
        const fact = facts.get(step.name);
        if (!fact) return { text: null, asPlanned: null };
        const own = fact.source === 'topic';
        const asPlanned = step.afterSource === 'topic' ? own && (fact.sensitive || fact.value === step.after) : !own;
        return { text: fact.sensitive ? `hidden (${fact.source})` : `${fact.value} (${fact.source})`, asPlanned };
      });
      if (observed.every(({ asPlanned }) => asPlanned !== false) || Date.now() > until) return observed;
      await sleep(100);
    }
  },

  undo(plan, before, results) {
    const { topic } = plan.request as TopicConfigs;
    const old = new Map((before as Before[]).map((one) => [one.name, one]));
    const changed = configSteps(plan.steps).filter((step, i) => isConfigChange(step) && results?.[i]?.ok !== false);
    if (changed.length === 0) return { impossible: 'It changed nothing.' };
    if (changed.some(({ name }) => old.get(name)?.hidden)) {
      return { impossible: 'A value before it was hidden by the broker, so it cannot be put back.' };
    }
    const configs = changed.map(({ name }) => ({ name, value: old.get(name)?.value ?? null }));
    return { kind: 'topic-configs', topic, configs };
  },
};

type Before = { name: string; value: string | null; hidden: boolean };

const configSteps = (steps: ChangePlan['steps']) => steps.filter((step): step is ConfigStep => step.kind === 'config');

/** What the broker itself would say to each config; by name, the refused ones only. */
async function validate(ctx: ClusterContext, topic: string, configs: Wanted): Promise<Map<string, string>> {
  const refusals = new Map<string, string>();
  const whole = await alter(ctx, topic, configs, { validateOnly: true });
  if (whole === null) return refusals;
  // The answer is for the whole topic: which of them it means shows when they are asked one by one.
  if (configs.length > 1) {
    for (const config of configs) {
      const refusal = await alter(ctx, topic, [config], { validateOnly: true });
      if (refusal !== null) refusals.set(config.name, refusal);
    }
  }
  // Each is fine by itself, but not together.
  if (refusals.size === 0) for (const { name } of configs) refusals.set(name, whole);
  return refusals;
}

/** Null when the broker takes it, else why not. */
async function alter(
  ctx: ClusterContext,
  topic: string,
  configs: Wanted,
  { validateOnly }: { validateOnly: boolean },
): Promise<string | null> {
  const entries = configs.map(({ name, value }) => ({ name, configOperation: value === null ? DELETE : SET, value }));
  const resources = [{ resourceType: resourceType.topic, resourceName: topic, configs: entries }];
  const options = { at: 'controller', timeoutMs: WRITE_MS, signal: validateOnly ? ctx.signal : undefined } as const;
  const { responses } = await ctx.kafka.ask(IncrementalAlterConfigs, { resources, validateOnly }, options);
  const answer = responses[0];
  if (!answer) return 'The broker did not answer for this topic.';
  if (answer.errorCode === 0) return null;
  const asked = { api: IncrementalAlterConfigs, by: ctx.kafka };
  return kafkaError(answer.errorCode, answer.errorMessage, `topic ${topic}`, asked).message;
}

/** A broker takes it, and refuses every message with acks=all from then on. */
function tooStrict({ name, value }: Wanted[number], replicas: number): string | null {
  if (name !== 'min.insync.replicas' || value === null || !(Number(value) > replicas)) return null;
  return `The topic has ${plural(replicas, 'replica')}: nobody could write with acks=all any more.`;
}

function blocksOf(steps: readonly ConfigStep[]): string[] {
  const refused = steps.filter((step) => step.refused);
  if (refused.length > 0)
    return [`${refused.map((step) => step.name).join(', ')} cannot be set so: the notes say why.`];
  return steps.some(isConfigChange) ? [] : ['Everything is so already: there is nothing to change.'];
}

function titleOf({ topic, configs }: TopicConfigs, restoring: boolean): string {
  const what = configs.length === 1 ? configs[0]!.name : plural(configs.length, 'config');
  if (restoring) return `Put back ${what} of ${topic}`;
  return configs.every(({ value }) => value === null) ? `Reset ${what} of ${topic}` : `Set ${what} of ${topic}`;
}

function commandOf(ctx: ClusterContext, { topic, configs }: TopicConfigs): string {
  const set = configs.filter(({ value }) => value !== null);
  const gone = configs.filter(({ value }) => value === null);
  // The tool splits at commas, but for what is in brackets.
  const pairs = set.map(({ name, value }) => `${name}=${value!.includes(',') ? `[${value}]` : value}`);
  return commandLine(
    'kafka-configs.sh',
    ...toolWords(ctx.kafka.config),
    ...['--alter', '--entity-type', 'topics', '--entity-name', topic],
    ...(pairs.length > 0 ? ['--add-config', pairs.join(',')] : []),
    ...(gone.length > 0 ? ['--delete-config', gone.map(({ name }) => name).join(',')] : []),
  );
}
