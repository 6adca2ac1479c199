import type { Metadata } from 'next';

import { ChangeView } from '@/components/changes/change-view';
import { ChangeParams } from '@/lib/contract/changes';
import { pageParams } from '@/lib/page-params';

type Props = { params: Promise<{ clusterId: string; changeId: string }> };

export const metadata: Metadata = { title: 'Change' };

export default async function ChangePage({ params }: Props) {
  const { changeId } = await pageParams(params, ChangeParams);
  return <ChangeView changeId={changeId} />;
}
