import type { PartitionRow, TopicDetail } from '@/lib/contract/topics';

type Broker = TopicDetail['brokers'][number];
type CellState = 'leader' | 'in sync' | 'out of sync' | 'moving' | 'offline';

const cell = 13;
const rackGap = 7;
const labelWidth = 30;
const letter = 5.6;

/** Which broker holds which replica: brokers as columns grouped by rack, partitions as rows, in blocks side by side. */
export function ReplicaMap({ partitions, brokers }: { partitions: PartitionRow[]; brokers: Broker[] }) {
  const layout = placeColumns(brokers);
  const height = partitions.length <= 24 ? 24 : partitions.length <= 200 ? 25 : 50;
  const blocks = Array.from({ length: Math.ceil(partitions.length / height) }, (_, block) =>
    partitions.slice(block * height, (block + 1) * height),
  );
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-x-5 gap-y-4">
        {blocks.map((block) => (
          <MapBlock key={block[0]!.partition} partitions={block} {...layout} />
        ))}
      </div>
      <Legend partitions={partitions} />
    </div>
  );
}

type Column = Broker & { x: number };
type Rack = { name: string | null; x: number; width: number };
type Layout = { columns: Column[]; racks: Rack[]; width: number };

/** Columns stand as far apart as the names of their racks need, while there is room. */
function placeColumns(brokers: Broker[]): Layout {
  const byRack = Map.groupBy(brokers, ({ rack }) => rack);
  const names = [...byRack.keys()].sort((a, b) => (a ?? '').localeCompare(b ?? '', 'en', { numeric: true }));
  const needed = names.map((name) => ((name ?? '').length * letter + 4) / byRack.get(name)!.length);
  const pitch = Math.max(cell, Math.min(Math.max(0, ...needed), 420 / Math.max(1, brokers.length)));
  const columns: Column[] = [];
  const racks: Rack[] = [];
  let x = labelWidth;
  for (const name of names) {
    const own = byRack.get(name)!.sort((a, b) => a.brokerId - b.brokerId);
    racks.push({ name, x, width: own.length * pitch });
    own.forEach((broker, index) => {
      columns.push({ ...broker, x: x + index * pitch });
    });
    x += own.length * pitch + rackGap;
  }
  return { columns, racks, width: x };
}

/** As many letters as the rack is wide. */
const fitted = ({ name, width }: Rack): string => {
  const text = name ?? 'no rack';
  const room = Math.floor(width / letter);
  return text.length <= room ? text : `${text.slice(0, Math.max(1, room - 1))}…`;
};

function MapBlock({ partitions, columns, racks, width }: Layout & { partitions: PartitionRow[] }) {
  const hasRacks = racks.some(({ name }) => name !== null);
  const digits = Math.max(...columns.map((column) => String(column.brokerId).length));
  const upright = digits > 2;
  const top = (hasRacks ? 13 : 0) + (upright ? digits * 6.5 + 6 : 15);
  const height = top + partitions.length * cell + 2;
  const first = partitions[0]!.partition;
  const last = partitions.at(-1)!.partition;
  return (
    <svg
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`Replicas of partitions ${first} to ${last} by broker`}
      className="text-[10px] font-normal"
    >
      {hasRacks &&
        racks.map((rack) => (
          <text key={rack.name} x={rack.x} y={9} className="fill-ink-3">
            <title>{rack.name ?? 'no rack'}</title>
            {fitted(rack)}
          </text>
        ))}
      {columns.map((column) => (
        <text
          key={column.brokerId}
          textAnchor={upright ? 'start' : 'middle'}
          transform={`translate(${column.x + cell / 2 + (upright ? 3 : 0)} ${top - 5})${upright ? ' rotate(-90)' : ''}`}
          className={column.up === false ? 'fill-bad' : 'fill-ink-2'}
        >
          {column.brokerId}
        </text>
      ))}
      {partitions.map((partition, index) => (
        <g key={partition.partition} transform={`translate(0 ${top + index * cell})`}>
          <text x={labelWidth - 7} y={cell - 3} textAnchor="end" className="fill-ink-3">
            {partition.partition}
          </text>
          {columns.map((column) => (
            <Cell key={column.brokerId} partition={partition} column={column} />
          ))}
        </g>
      ))}
    </svg>
  );
}

function stateOf(partition: PartitionRow, brokerId: number): CellState | null {
  if (!partition.replicas.includes(brokerId)) return null;
  if (partition.leader === brokerId) return 'leader';
  if (partition.offlineReplicas.includes(brokerId)) return 'offline';
  if (partition.isr.includes(brokerId)) return 'in sync';
  return partition.adding.includes(brokerId) ? 'moving' : 'out of sync';
}

function Cell({ partition, column }: { partition: PartitionRow; column: Column }) {
  const state = stateOf(partition, column.brokerId);
  if (state === null) {
    return <circle cx={column.x + cell / 2} cy={cell / 2} r={0.9} className="fill-line-strong" />;
  }
  const preferred = partition.replicas[0] === column.brokerId;
  return (
    <g transform={`translate(${column.x} 0)`}>
      <title>
        {`Partition ${partition.partition} on broker ${column.brokerId}: ${state}`}
        {preferred ? ', preferred leader' : ''}
      </title>
      <rect width={cell} height={cell} fill="transparent" />
      <Mark state={state} />
      {preferred && state !== 'leader' && (
        <rect x={0.5} y={0.5} width={cell - 1} height={cell - 1} rx={2.5} fill="none" className="stroke-warn" />
      )}
    </g>
  );
}

/** Told apart by shape as well as by colour: filled square, small disc, triangle, cross. */
function Mark({ state }: { state: CellState }) {
  switch (state) {
    case 'leader':
      return <rect x={2} y={2} width={9} height={9} rx={2} className="fill-c1" />;
    case 'in sync':
      return <circle cx={6.5} cy={6.5} r={2.8} className="fill-c1 opacity-45" />;
    case 'moving':
      return <circle cx={6.5} cy={6.5} r={3.4} fill="none" strokeWidth={1.6} className="stroke-info" />;
    case 'out of sync':
      return <path d="M6.5 2.2 11.3 10.6H1.7Z" className="fill-warn" />;
    case 'offline':
      return <path d="M2.8 2.8l7.4 7.4M10.2 2.8l-7.4 7.4" fill="none" strokeWidth={1.8} className="stroke-bad" />;
  }
}

function Legend({ partitions }: { partitions: PartitionRow[] }) {
  const legend: CellState[] = ['leader', 'in sync'];
  for (const state of ['out of sync', 'moving'] as const) {
    if (partitions.some((each) => each.replicas.some((id) => stateOf(each, id) === state))) legend.push(state);
  }
  if (partitions.some(({ offlineReplicas }) => offlineReplicas.length > 0)) legend.push('offline');
  const moved = partitions.filter((each) => each.leader !== null && each.leader !== each.replicas[0]).length;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-[11.5px] text-ink-3">
      {legend.map((state) => (
        <span key={state} className="inline-flex items-center gap-1.5">
          <svg width={cell} height={cell} aria-hidden="true">
            <Mark state={state} />
          </svg>
          {state}
        </span>
      ))}
      {moved > 0 && (
        <span className="inline-flex items-center gap-1.5">
          <svg width={cell} height={cell} aria-hidden="true">
            <rect x={0.5} y={0.5} width={cell - 1} height={cell - 1} rx={2.5} fill="none" className="stroke-warn" />
          </svg>
          preferred, but not leading ({moved})
        </span>
      )}
    </div>
  );
}
