'use client';

import { useId, useState } from 'react';

import { parsePartitions, partitionRanges } from '@/components/topics/partition-ranges';
import { ChipPopover } from '@/components/ui/chip';
import { Input } from '@/components/ui/input';
import { Checkbox } from '@/components/ui/toggle';
import { plural } from '@/lib/format';

import type { TopicChoice } from './reset-request';

/** How many partitions each topic of the group has. */
export type GroupTopics = ReadonlyMap<string, number>;

type ResetTopicsProps = {
  topics: GroupTopics;
  /** Further topics of the cluster, which the group has not read. */
  others: readonly string[];
  chosen: readonly TopicChoice[];
  onChange: (chosen: TopicChoice[]) => void;
};

export function topicsSummary(chosen: readonly TopicChoice[], topics: GroupTopics): string {
  if (chosen.length === 0) return 'none';
  if (chosen.length > 1) {
    const all = chosen.length === topics.size && chosen.every(({ partitions }) => partitions === null);
    return all ? `all ${topics.size}` : plural(chosen.length, 'topic');
  }
  const { topic, partitions } = chosen[0]!;
  const count = topics.get(topic);
  if (partitions === null) return count === undefined ? topic : `${topic}, all ${plural(count, 'partition')}`;
  return `${topic}, ${partitions.length === 1 ? 'partition' : 'partitions'} ${partitionRanges(partitions)}`;
}

/** Which topics, and which of their partitions, a reset is about. */
export function ResetTopics({ topics, others, chosen, onChange }: ResetTopicsProps) {
  const names = [...topics.keys()].sort();
  const byName = new Map(chosen.map((each) => [each.topic, each]));
  const set = (topic: string, choice: TopicChoice | null) => {
    const next = new Map(byName);
    if (choice) next.set(topic, choice);
    else next.delete(topic);
    onChange(names.flatMap((name) => next.get(name) ?? []));
  };
  return (
    <ChipPopover label="Topics" summary={topicsSummary(chosen, topics)} active className="w-[440px]">
      <div className="grid gap-2">
        {names.length > 1 && (
          <Checkbox
            label="All topics of the group"
            checked={chosen.length === names.length}
            onChange={(event) =>
              onChange(event.target.checked ? names.map((topic) => ({ topic, partitions: null })) : [])
            }
          />
        )}
        <ul className="grid max-h-72 gap-1.5 overflow-y-auto">
          {names.map((topic) => (
            <li key={topic} className="grid grid-cols-[1fr_170px] items-start gap-2">
              <Checkbox
                label={<span className="break-all">{topic}</span>}
                checked={byName.has(topic)}
                onChange={(event) => set(topic, event.target.checked ? { topic, partitions: null } : null)}
              />
              <PartitionsInput
                topic={topic}
                count={topics.get(topic)!}
                choice={byName.get(topic) ?? null}
                onChange={(partitions) => set(topic, { topic, partitions })}
              />
            </li>
          ))}
        </ul>
        <AnotherTopic others={others} onAdd={(topic) => onChange([...chosen, { topic, partitions: null }])} />
      </div>
    </ChipPopover>
  );
}

/** A first position on a topic that the group has not read yet. */
function AnotherTopic({ others, onAdd }: { others: readonly string[]; onAdd: (topic: string) => void }) {
  const [text, setText] = useState('');
  const listId = useId();
  if (others.length === 0) return null;
  return (
    <>
      <Input
        aria-label="Another topic"
        placeholder="Another topic…"
        list={listId}
        value={text}
        onChange={(event) => {
          const topic = event.target.value;
          setText(others.includes(topic) ? '' : topic);
          if (others.includes(topic)) onAdd(topic);
        }}
      />
      <datalist id={listId}>
        {others.map((topic) => (
          <option key={topic} value={topic} />
        ))}
      </datalist>
    </>
  );
}

type PartitionsInputProps = {
  topic: string;
  count: number;
  choice: TopicChoice | null;
  onChange: (partitions: number[] | null) => void;
};

function PartitionsInput({ topic, count, choice, onChange }: PartitionsInputProps) {
  const [text, setText] = useState(choice?.partitions ? partitionRanges(choice.partitions) : '');
  const invalid = text.trim() !== '' && parsePartitions(text, count) === null;
  return (
    <Input
      aria-label={`Partitions of ${topic}`}
      aria-invalid={invalid || undefined}
      title={invalid ? `Partitions are 0 to ${count - 1}; write them as 0-3, 7.` : undefined}
      placeholder={`all ${count}, or 0-3, 7`}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        const partitions = parsePartitions(event.target.value, count);
        if (event.target.value.trim() === '' || partitions !== null) onChange(partitions);
      }}
    />
  );
}
