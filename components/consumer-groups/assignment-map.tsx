import { shortName } from '@/components/ui/visible-text';
import type { GroupMember, GroupOffset } from '@/lib/contract/consumer-groups';
import { visibleText } from '@/lib/visible-text';

const rowHeight = 20;
const topicGap = 14;
const top = 18;

type TopicSpan = { topic: string; partitions: number[]; x: number };

/** Who reads what: members as rows, partitions of each topic as columns. */
export function AssignmentMap({ members, offsets }: { members: GroupMember[]; offsets: GroupOffset[] }) {
  const { spans, cell, labels, width } = placeTopics(members, offsets);
  const owned = new Set(members.flatMap((member) => ownedBy(member)));
  const orphans = spans.some(({ topic, partitions }) => partitions.some((each) => !owned.has(`${topic}/${each}`)));
  const rows = orphans ? members.length + 1 : members.length;
  const height = top + rows * rowHeight + 2;
  if (spans.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what is wider than the screen is scrolled by keys.
    <section aria-label="Assignment" tabIndex={0} className="overflow-x-auto">
      <svg width={width} height={height} role="img" aria-label="Partitions of each member" className="text-[11px]">
        {spans.map(({ topic, x }) => (
          <text key={topic} x={x} y={11} className="fill-ink-3">
            {topic}
          </text>
        ))}
        {members.map((member, index) => (
          <MemberRow key={member.memberId} member={member} y={top + index * rowHeight} {...{ spans, cell, labels }} />
        ))}
        {orphans && <OrphanRow owned={owned} y={top + members.length * rowHeight} {...{ spans, cell, labels }} />}
      </svg>
    </section>
  );
}

const ownedBy = (member: GroupMember) =>
  (member.assignment ?? []).flatMap(({ topic, partitions }) => partitions.map((each) => `${topic}/${each}`));

export const memberName = (member: GroupMember) => member.instanceId ?? member.clientId;

/** Text of a drawing holds no elements: what cannot be seen is written out in it. */
const drawnName = (text: string) => visibleText(shortName(text));

function placeTopics(members: GroupMember[], offsets: GroupOffset[]) {
  const topics = new Map<string, Set<number>>();
  const add = (topic: string, partition: number) => {
    const found = topics.get(topic);
    if (found) found.add(partition);
    else topics.set(topic, new Set([partition]));
  };
  for (const { topic, partition } of offsets) add(topic, partition);
  for (const member of members) {
    for (const { topic, partitions } of member.assignment ?? []) for (const each of partitions) add(topic, each);
  }
  const total = [...topics.values()].reduce((sum, each) => sum + each.size, 0);
  const cell = total > 200 ? 5 : total > 60 ? 9 : 15;
  const labels = Math.min(
    220,
    Math.max(80, ...members.map((member) => drawnName(memberName(member)).length * 6.6)) + 14,
  );
  let x = labels;
  const spans: TopicSpan[] = [...topics]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([topic, partitions]) => {
      const span = { topic, partitions: [...partitions].sort((a, b) => a - b), x };
      x += Math.max(partitions.size * cell, topic.length * 6.2) + topicGap;
      return span;
    });
  return { spans, cell, labels, width: x };
}

type RowProps = { y: number; spans: TopicSpan[]; cell: number; labels: number };

function MemberRow({ member, y, spans, cell, labels }: RowProps & { member: GroupMember }) {
  const mine = new Set(ownedBy(member));
  return (
    <RowOf
      name={drawnName(memberName(member))}
      detail={drawnName(`${member.clientId} on ${member.host}`)}
      has={(key) => mine.has(key)}
      tone="fill-c1"
      {...{ y, spans, cell, labels }}
    />
  );
}

function OrphanRow({ owned, ...row }: RowProps & { owned: Set<string> }) {
  return <RowOf name="nobody" detail="no member" has={(key) => !owned.has(key)} tone="fill-warn" {...row} />;
}

type CellsProps = RowProps & { name: string; detail: string; has: (key: string) => boolean; tone: string };

function RowOf({ name, detail, has, tone, y, spans, cell, labels }: CellsProps) {
  const shown = name.length * 6.6 > labels - 8 ? `${name.slice(0, Math.floor((labels - 14) / 6.6))}…` : name;
  return (
    <g transform={`translate(0 ${y})`}>
      <text x={0} y={13} className={tone === 'fill-warn' ? 'fill-warn' : 'fill-ink'}>
        <title>{`${name}: ${detail}`}</title>
        {shown}
      </text>
      {spans.map(({ topic, partitions, x }) =>
        partitions.map((partition, index) => {
          const on = has(`${topic}/${partition}`);
          return (
            <rect
              key={`${topic}/${partition}`}
              x={x + index * cell}
              y={on ? 3 : 8}
              width={cell - 2}
              height={on ? 13 : 3}
              rx={on ? 2 : 1}
              className={on ? tone : 'fill-line'}
            >
              <title>{`${topic}, partition ${partition}${on ? `: ${name} (${detail})` : ''}`}</title>
            </rect>
          );
        }),
      )}
    </g>
  );
}
