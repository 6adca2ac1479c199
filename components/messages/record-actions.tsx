'use client';

import { ChevronDown, Copy, Download, Link2 } from 'lucide-react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { Button } from '@/components/ui/button';
import { CopyButton, copyText } from '@/components/ui/copy-button';
import { Menu, MenuItem } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import type { MessageAnswer } from '@/lib/contract/messages';
import { formatBytes } from '@/lib/format';
import { api, page } from '@/lib/paths';
import type { MessageFormats, MessagePlace } from '@/lib/queries/messages';

import { headersJson, kcatCommand, payloadText, recordJson } from './copy-formats';
import { writePlace } from './criteria';

type Message = MessageAnswer['message'];

type RecordActionsProps = {
  topic: string;
  place: MessagePlace;
  formats: MessageFormats;
  /** With all that is shown of it; null while that is on its way. */
  message: Message | null;
  /** Asks for all of a large key or value. */
  loadWhole: () => Promise<Message>;
};

/** Copy in the forms that people need, a link that stays, and the bytes as a file. */
export function RecordActions({ topic, place, formats, message, loadWhole }: RecordActionsProps) {
  const { clusterId, cluster, leadsTo } = useCluster();
  const record = message?.kind === 'record' ? message : null;
  const waiting = message === null ? 'The record is still being read.' : null;
  const link = () => {
    const usual = (format: string) => (format === 'auto' ? undefined : format);
    const query = {
      record: writePlace(place),
      keyFormat: usual(formats.keyFormat),
      valueFormat: usual(formats.valueFormat),
    };
    return window.location.origin + page.topic(clusterId, topic, 'messages', query);
  };
  const download = (part: 'key' | 'value') =>
    api.messageDownload(clusterId, topic, place.partition, place.offset, { part });

  async function whole() {
    const cut = record !== null && (record.value.truncated || record.key.truncated);
    const found = cut ? await loadWhole() : message;
    if (found?.kind !== 'record') throw new Error('There is nothing to copy.');
    if (found.value.truncated || found.key.truncated) {
      throw new Error('It is larger than this page can hold: download it.');
    }
    return found;
  }
  async function copy(what: string, text: () => string | Promise<string>) {
    try {
      await copyText(await text());
      toast(`Copied the ${what} of ${place.partition} @ ${place.offset}.`);
    } catch (failure) {
      toast(`Copying failed. ${failure instanceof Error ? failure.message : ''}`, 'bad');
    }
  }

  return (
    <>
      <Menu
        label="Copy"
        align="end"
        trigger={
          <Button size="sm">
            <Copy size={12} />
            Copy
            <ChevronDown size={11} />
          </Button>
        }
      >
        {(message === null || record) && (
          <>
            <MenuItem
              blocked={waiting ?? nothing(record?.value.format, 'value')}
              onSelect={() => void copy('value', async () => payloadText((await whole()).value))}
            >
              Value
            </MenuItem>
            <MenuItem
              blocked={waiting ?? nothing(record?.key.format, 'key')}
              onSelect={() => void copy('key', async () => payloadText((await whole()).key))}
            >
              Key
            </MenuItem>
            <MenuItem
              blocked={waiting ?? (record?.headerCount === 0 ? 'It has no headers.' : null)}
              onSelect={() => record && void copy('headers', () => headersJson(record))}
            >
              Headers as JSON
            </MenuItem>
            <MenuItem
              blocked={waiting}
              onSelect={() => void copy('record', async () => recordJson(topic, await whole()))}
            >
              Record as JSON
            </MenuItem>
          </>
        )}
        <MenuItem
          onSelect={() => {
            const committed = record?.transaction !== 'aborted' && record?.transaction !== 'open';
            void copy('kcat command', () => kcatCommand(cluster, topic, place, committed));
          }}
        >
          kcat command
        </MenuItem>
        <MenuItem onSelect={() => void copy('link', link)}>Link to this record</MenuItem>
      </Menu>
      {record && (record.value.size > 0 || record.key.size > 0) && (
        <Menu
          label="Download"
          align="end"
          trigger={
            <Button size="sm" aria-label="Download">
              <Download size={12} />
            </Button>
          }
        >
          <DownloadItem part="Value" size={record.value.size} href={download('value')} leadsTo={leadsTo} />
          <DownloadItem part="Key" size={record.key.size} href={download('key')} leadsTo={leadsTo} />
        </Menu>
      )}
      <CopyButton text={link} label="Copy link to this record" icon={<Link2 size={13} />} />
    </>
  );
}

const nothing = (format: string | undefined, part: string): string | null =>
  format === 'null' || format === 'empty' ? `The ${part} is ${format}.` : null;

type DownloadItemProps = { part: string; size: number; href: string } & Pick<ReturnType<typeof useCluster>, 'leadsTo'>;

function DownloadItem({ part, size, href, leadsTo }: DownloadItemProps) {
  return (
    <MenuItem
      {...leadsTo('message.export', size === 0 ? 'There are no bytes.' : null)}
      onSelect={() => {
        // The answer names the file and is an attachment: the page stays.
        window.location.assign(href);
      }}
    >
      {part} as bytes, {formatBytes(size)}
    </MenuItem>
  );
}
