import { queryOptions } from '@tanstack/react-query';

import { MessageAnswer, MessagesAnswer, type SerdeName } from '@/lib/contract/messages';
import { api } from '@/lib/paths';
import { fetchJson } from '@/lib/queries/fetch-json';

/** The query string of the messages page, without what is usual: as text, for the server is the one to judge it. */
export type MessagesQuestion = Readonly<Record<string, string | number | boolean>>;
export type MessageFormats = { readonly keyFormat: SerdeName; readonly valueFormat: SerdeName };
export type MessagePlace = { readonly partition: number; readonly offset: string };

export const messageKeys = {
  all: (clusterId: string, topic: string) => ['clusters', clusterId, 'messages', topic] as const,
  list: (clusterId: string, topic: string, question: MessagesQuestion) =>
    [...messageKeys.all(clusterId, topic), 'list', question] as const,
  detail: (clusterId: string, topic: string, place: MessagePlace, formats: MessageFormats, whole: boolean) =>
    [...messageKeys.all(clusterId, topic), 'detail', place, formats, whole] as const,
};

/** A page that somebody reads stays as it is until they ask. */
const atRest = { staleTime: 30_000, refetchOnWindowFocus: false, refetchOnReconnect: false } as const;

/** While another page of the same topic is read, the one before stays on the screen. */
export const messagesQuery = (clusterId: string, topic: string, question: MessagesQuestion) =>
  queryOptions({
    queryKey: messageKeys.list(clusterId, topic, question),
    queryFn: ({ signal }) => fetchJson(api.messages(clusterId, topic, question), MessagesAnswer, { signal }),
    ...atRest,
    placeholderData: (before, query) =>
      query?.queryKey[1] === clusterId && query.queryKey[3] === topic ? before : undefined,
  });

/** One record; `whole` with up to 16 MiB of its key and value. */
export const messageQuery = (
  clusterId: string,
  topic: string,
  place: MessagePlace,
  formats: MessageFormats,
  whole = false,
) =>
  queryOptions({
    queryKey: messageKeys.detail(clusterId, topic, place, formats, whole),
    queryFn: ({ signal }) => {
      const query = { ...formats, whole: whole || undefined };
      return fetchJson(api.message(clusterId, topic, place.partition, place.offset, query), MessageAnswer, { signal });
    },
    ...atRest,
  });
