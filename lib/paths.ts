/** Every URL of the console, encoded once. Group ids may hold "/", "%", spaces and emoji. */
const e = encodeURIComponent;

/**
 * A group may be called "", "." or "..", which no segment of a path can be, not even encoded (WHATWG URL, 4.4): a "~" goes
 * before these, and before a name that begins with one. GroupParams takes it away again.
 */
const group = (groupId: string) => e(/^(~.*|\.{0,2})$/s.test(groupId) ? `~${groupId}` : groupId);

type Query = Record<string, string | number | boolean | null | undefined>;

function withQuery(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

const cluster = (clusterId: string) => `/clusters/${e(clusterId)}`;

export const page = {
  /** `ended`: somebody was signed in until a moment ago. */
  login: (next?: string, { ended }: { ended?: boolean } = {}) => withQuery('/login', { next, ended }),
  setup: () => '/setup',
  invitation: (token: string) => withQuery('/invitation', { token }),
  account: () => '/account',
  users: () => '/users',
  clusters: () => '/clusters',
  newCluster: () => '/clusters/new',
  editCluster: (clusterId: string) => `${cluster(clusterId)}/edit`,
  overview: (clusterId: string) => cluster(clusterId),
  brokers: (clusterId: string) => `${cluster(clusterId)}/brokers`,
  broker: (clusterId: string, brokerId: number, tab?: 'configs' | 'replicas') =>
    `${cluster(clusterId)}/brokers/${brokerId}${tab ? `/${tab}` : ''}`,
  topics: (clusterId: string, query?: Query) => withQuery(`${cluster(clusterId)}/topics`, query),
  topic: (clusterId: string, topic: string, tab?: 'messages' | 'configs' | 'groups', query?: Query) =>
    withQuery(`${cluster(clusterId)}/topics/${e(topic)}${tab ? `/${tab}` : ''}`, query),
  groups: (clusterId: string, query?: Query) => withQuery(`${cluster(clusterId)}/consumer-groups`, query),
  group: (clusterId: string, groupId: string, tab?: 'members' | 'reset' | 'changes', query?: Query) =>
    withQuery(`${cluster(clusterId)}/consumer-groups/${group(groupId)}${tab ? `/${tab}` : ''}`, query),
  changes: (clusterId: string, query?: Query) => withQuery(`${cluster(clusterId)}/changes`, query),
  change: (clusterId: string, changeId: string) => `${cluster(clusterId)}/changes/${e(changeId)}`,
};

const apiCluster = (clusterId: string) => `/api${cluster(clusterId)}`;

export const api = {
  session: () => '/api/session',
  csrf: () => '/api/auth/csrf',
  signIn: () => '/api/auth/callback/credentials',
  signOut: () => '/api/auth/signout',
  setup: () => '/api/setup',
  invitation: () => '/api/invitation',
  account: () => '/api/account',
  password: () => '/api/account/password',
  ownSessions: () => '/api/account/sessions',
  ownSession: (sessionId: string) => `/api/account/sessions/${e(sessionId)}`,
  users: () => '/api/users',
  user: (userId: string) => `/api/users/${e(userId)}`,
  userInvitation: (userId: string) => `/api/users/${e(userId)}/invitation`,
  userSessions: (userId: string) => `/api/users/${e(userId)}/sessions`,
  clusters: () => '/api/clusters',
  testConnection: () => '/api/clusters/test-connection',
  cluster: (clusterId: string) => apiCluster(clusterId),
  clusterStatus: (clusterId: string) => `${apiCluster(clusterId)}/status`,
  overview: (clusterId: string) => `${apiCluster(clusterId)}/overview`,
  palette: (clusterId: string) => `${apiCluster(clusterId)}/palette`,
  brokers: (clusterId: string) => `${apiCluster(clusterId)}/brokers`,
  broker: (clusterId: string, brokerId: number) => `${apiCluster(clusterId)}/brokers/${brokerId}`,
  brokerConfigs: (clusterId: string, brokerId: number) => `${apiCluster(clusterId)}/brokers/${brokerId}/configs`,
  topics: (clusterId: string) => `${apiCluster(clusterId)}/topics`,
  topic: (clusterId: string, topic: string) => `${apiCluster(clusterId)}/topics/${e(topic)}`,
  topicConfigs: (clusterId: string, topic: string) => `${apiCluster(clusterId)}/topics/${e(topic)}/configs`,
  topicGroups: (clusterId: string, topic: string) => `${apiCluster(clusterId)}/topics/${e(topic)}/groups`,
  messages: (clusterId: string, topic: string, query?: Query) =>
    withQuery(`${apiCluster(clusterId)}/topics/${e(topic)}/messages`, query),
  message: (clusterId: string, topic: string, partition: number, offset: string, query?: Query) =>
    withQuery(`${apiCluster(clusterId)}/topics/${e(topic)}/messages/${partition}/${offset}`, query),
  messageDownload: (clusterId: string, topic: string, partition: number, offset: string, query?: Query) =>
    withQuery(`${apiCluster(clusterId)}/topics/${e(topic)}/messages/${partition}/${offset}/download`, query),
  groups: (clusterId: string) => `${apiCluster(clusterId)}/consumer-groups`,
  group: (clusterId: string, groupId: string) => `${apiCluster(clusterId)}/consumer-groups/${group(groupId)}`,
  changes: (clusterId: string, query?: Query) => withQuery(`${apiCluster(clusterId)}/changes`, query),
  change: (clusterId: string, changeId: string) => `${apiCluster(clusterId)}/changes/${e(changeId)}`,
  applyChange: (clusterId: string, changeId: string) => `${apiCluster(clusterId)}/changes/${e(changeId)}/apply`,
  undoChange: (clusterId: string, changeId: string) => `${apiCluster(clusterId)}/changes/${e(changeId)}/undo`,
};
