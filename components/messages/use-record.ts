'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { useCluster } from '@/components/clusters/cluster-provider';
import { useSettled } from '@/components/ui/use-settled';
import { type MessageFormats, type MessagePlace, messageQuery } from '@/lib/queries/messages';

import { parsePlace, writePlace } from './criteria';

export type WholeState = { state: 'no' | 'loading' | 'yes'; error: Error | null };

/** One record in full, asked for once the selection rests: whoever holds `j` down asks for none on the way. */
export function useRecord(topic: string, place: MessagePlace, formats: MessageFormats) {
  const { clusterId } = useCluster();
  const client = useQueryClient();
  const wanted = writePlace(place);
  const settled = useSettled(wanted, 140);
  const rests = settled === wanted;
  const at = parsePlace(settled) ?? place;
  const first = useQuery(messageQuery(clusterId, topic, at, formats));
  const [wholeOf, setWholeOf] = useState<string | null>(null);
  const wholeQuery = messageQuery(clusterId, topic, place, formats, true);
  const all = useQuery({ ...wholeQuery, enabled: rests && wholeOf === wanted });
  const asked = rests && wholeOf === wanted;
  const whole: WholeState = {
    state: !asked ? 'no' : all.data ? 'yes' : all.isFetching ? 'loading' : 'no',
    error: asked ? all.error : null,
  };

  async function loadWhole() {
    setWholeOf(wanted);
    return (await client.fetchQuery(wholeQuery)).message;
  }

  return {
    answer: rests ? ((asked ? all.data : undefined) ?? first.data) : undefined,
    error: rests ? first.error : null,
    refetch: first.refetch,
    whole,
    loadWhole,
  };
}
