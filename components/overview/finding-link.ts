import type { FindingItem } from '@/components/ui/findings';
import type { Finding } from '@/lib/contract/clusters';
import { page } from '@/lib/paths';

function target(clusterId: string, link: NonNullable<Finding['link']>): { label: string; href: string } {
  switch (link.kind) {
    case 'broker':
      return { label: `Broker ${link.brokerId}`, href: page.broker(clusterId, link.brokerId) };
    case 'topic':
      return { label: link.topic, href: page.topic(clusterId, link.topic) };
    case 'group':
      return { label: link.groupId, href: page.group(clusterId, link.groupId) };
    case 'topics':
      return { label: 'Show them', href: page.topics(clusterId, { health: link.health, internal: 'shown' }) };
    case 'brokers':
      return { label: 'Brokers', href: page.brokers(clusterId) };
  }
}

export function findingItem(clusterId: string, { id, severity, sentence, link }: Finding): FindingItem {
  return { id, severity, sentence, link: link && target(clusterId, link) };
}
