'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { PageBody } from '@/components/shell/page-body';
import { Button, LinkButton } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import { DataTable } from '@/components/ui/data-table';
import { ColumnsMenu } from '@/components/ui/data-table-columns';
import { useTableState } from '@/components/ui/data-table-state';
import { Blocked, Empty, LoadFailed, StaleNotice } from '@/components/ui/states';
import type { MessageRow } from '@/lib/contract/messages';
import { page } from '@/lib/paths';
import { messageKeys, messagesQuery } from '@/lib/queries/messages';
import { topicQuery } from '@/lib/queries/topics';

import { type CriteriaChange, questionOf, useCriteria, writePlace } from './criteria';
import { MessageControls } from './message-controls';
import { emptyText, inOrder, type Order } from './page-status';
import { PageStatusLine } from './page-status-line';
import { PageTurner } from './page-turner';
import { RecordPane } from './record-pane';
import { useMessageColumns } from './use-message-columns';
import { useRecordSelection } from './use-record-selection';

const noRows: readonly MessageRow[] = [];
const rowKey = (row: MessageRow) => writePlace(row);

/** Who may not read messages here is told so, and nothing is asked for. */
export function Messages({ topic }: { topic: string }) {
  const { clusterId, blocked } = useCluster();
  const reason = blocked('message.read');
  if (reason === null) return <ReadMessages topic={topic} />;
  return (
    <PageBody>
      <Blocked title={`The messages of ${topic} are not shown.`} reason={reason} data-action="message.read">
        <LinkButton href={page.topic(clusterId, topic)}>Overview of {topic}</LinkButton>
      </Blocked>
    </PageBody>
  );
}

/** The messages of a topic: what is read, what came of it, and one record beside the list. */
function ReadMessages({ topic }: { topic: string }) {
  const { clusterId } = useCluster();
  const client = useQueryClient();
  const [criteria, setCriteria] = useCriteria();
  const question = questionOf(criteria);
  const query = useQuery(messagesQuery(clusterId, topic, question));
  const { data: partitions = null } = useQuery({
    ...topicQuery(clusterId, topic),
    select: (detail) => detail.topic.partitions,
  });
  const order: Order = criteria.start === 'newest' ? 'newest first' : 'oldest first';
  const stopped = query.fetchStatus === 'idle' && (query.isPending || query.isPlaceholderData);
  const answer = query.data && !stopped ? query.data : null;
  const rows = useMemo(() => (answer ? inOrder(answer, order) : null), [answer, order]);
  const columns = useMessageColumns(rows ?? noRows, order, criteria);
  const table = useTableState(columns, '', null);
  const selection = useRecordSelection();
  const { place } = selection;
  const chosen = place && rows?.find((row) => rowKey(row) === writePlace(place));

  const change = (next: CriteriaChange) => void setCriteria(next);
  const read = () => {
    // Where a reading was turned to other pages, these are read again; the newest are one button away.
    void query.refetch();
  };
  return (
    <PageBody>
      <MessageControls
        criteria={criteria}
        partitions={partitions}
        reading={query.isFetching}
        onChange={change}
        onRead={read}
      >
        <ColumnsMenu columns={columns} visible={table.visible} onVisible={table.setVisible} />
      </MessageControls>
      <PageStatusLine
        topic={topic}
        answer={answer}
        order={order}
        partitions={partitions}
        reading={query.isFetching}
        stopped={stopped}
        failed={query.isLoadingError}
        onStop={() =>
          void client.cancelQueries({ queryKey: messageKeys.list(clusterId, topic, question), exact: true })
        }
      />
      {query.isRefetchError && <StaleNotice error={query.error} since={query.dataUpdatedAt} />}
      <div className="flex min-h-0 flex-1">
        {query.isLoadingError ? (
          <div className="min-w-0 flex-1">
            <LoadFailed error={query.error} onRetry={query.refetch} />
            <div className="flex gap-2 px-[18px]">
              {criteria.cursor !== null && <Button onClick={() => change({ cursor: null })}>Start again</Button>}
              {'code' in query.error && query.error.code === 'NOT_FOUND' && (
                <LinkButton href={page.topics(clusterId)}>All topics</LinkButton>
              )}
            </div>
          </div>
        ) : (
          <DataTable
            label="Messages"
            columns={columns}
            rows={stopped ? noRows : rows}
            rowKey={rowKey}
            selectedKey={place && writePlace(place)}
            onOpen={selection.open}
            onMove={selection.follow}
            toolbar={false}
            empty={
              stopped ? (
                <Empty
                  title="Nothing was read: it was stopped."
                  action={<Button onClick={read}>Read {topic}</Button>}
                />
              ) : (
                answer && <NoMessages {...emptyText(topic, answer, criteria.isolation === 'read_committed')} />
              )
            }
            footer={() => (
              <>
                {answer && (
                  <PageTurner
                    answer={answer}
                    order={order}
                    turned={criteria.cursor !== null}
                    reading={query.isFetching}
                    onCursor={(cursor) => change({ cursor })}
                  />
                )}
                <span className="self-center sm:ml-auto">Looking costs nothing: no group is joined.</span>
              </>
            )}
            className={cn('transition-opacity', query.isPlaceholderData && 'opacity-55')}
          />
        )}
        {place && (
          <RecordPane
            topic={topic}
            place={place}
            row={chosen ?? null}
            formats={{ keyFormat: criteria.keyFormat, valueFormat: criteria.valueFormat }}
            focusRef={selection.pane}
            onGo={selection.go}
            onClose={selection.close}
            onListFrom={({ partition, offset }) =>
              change({
                start: 'offset',
                offsets: `${partition}:${offset}`,
                partitions: String(partition),
                time: null,
                cursor: null,
              })
            }
          />
        )}
      </div>
    </PageBody>
  );
}

const NoMessages = ({ title, rest }: { title: string; rest: string }) => <Empty title={title}>{rest}</Empty>;
