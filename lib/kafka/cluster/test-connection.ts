import { MetadataInColumns } from '@/lib/kafka/protocol/columns/metadata';
import { Connection } from '@/lib/kafka/protocol/connection';
import { ConnectionError, type ConnectionReason } from '@/lib/kafka/protocol/errors';
import type { SaslCredentials } from '@/lib/kafka/protocol/sasl';
import { openTcp, secure } from '@/lib/kafka/protocol/socket';
import { secureContext } from '@/lib/kafka/protocol/tls-material';
import type { Address, ClusterConfig } from './config';
import { type CredentialSource, claimsOf, credentialSource } from './credentials';
import { type EgressPolicy, resolveAllowed } from './egress';
import { type BrokerNode, type ClusterMetadata, readMetadata } from './metadata';
import { egressPolicy } from './pool';
import { refuseTooOld, releaseOfOffers } from './release';
import { addressText } from './seeds';
import { sentence } from './sentences';
import { waitFor } from './waiting';

export type StepName = 'address' | 'connect' | 'tls' | 'sasl' | 'versions';
export type Step = { step: StepName; state: 'ok' | 'failed' | 'skipped'; message: string };
export type SeedReport = { address: string; ok: boolean; steps: Step[] };
export type BrokerReport = { brokerId: number; address: string; ok: boolean; message: string };

/** What worked and what did not, at each bootstrap server and then at each address that the brokers advertise. */
export type TestReport = {
  /** One bootstrap server and every broker that it names could be used. */
  ok: boolean;
  kafkaClusterId: string | null;
  seeds: SeedReport[];
  brokers: BrokerReport[];
};

/** All of it; each step has two seconds of its own within. */
const BUDGET_MS = 10_000;
const STEP_MS = 2_000;
/** A cluster of hundreds is not dialled at once, nor whole: these tell enough. */
const MAX_BROKERS = 30;

type Options = { signal?: AbortSignal | undefined; policy?: EgressPolicy };
/** How all addresses of a test are tried. */
type Way = Pick<ClusterConfig, 'tls' | 'sasl'> & {
  policy: EgressPolicy;
  credentials: CredentialSource;
  /** How the first sign-in has ended: the address that refused it, or null. */
  gate: { first: Promise<string | null> | null };
};
type Until = { deadline: number; signal?: AbortSignal | undefined };

/**
 * Tries a configuration without keeping anything: never throws for what a broker does, only the signal's reason.
 * Connections are made anew, past the circuits that a Cluster of the same configuration may have open.
 */
export async function testConnection(config: ClusterConfig, options: Options = {}): Promise<TestReport> {
  const { signal, policy = egressPolicy() } = options;
  const until = { deadline: performance.now() + BUDGET_MS, signal };
  // Of its own, so that a refusal that is remembered elsewhere does not count; for all, so that one is asked for.
  const way: Way = { ...config, policy, credentials: credentialSource(config.sasl, policy), gate: { first: null } };
  const tried = await Promise.all(config.bootstrapServers.map((seed) => trySeed(seed, way, until)));
  const metadata = tried.find((one) => one.metadata)?.metadata ?? null;
  const known = new Map(tried.map(({ report }) => [report.address, report]));
  const brokers = await Promise.all(
    (metadata?.brokers ?? []).slice(0, MAX_BROKERS).map((node) => tryBroker(node, known, way, until)),
  );
  signal?.throwIfAborted();
  const seeds = tried.map(({ report }) => report);
  return {
    ok: seeds.some(({ ok }) => ok) && metadata !== null && brokers.every(({ ok }) => ok),
    kafkaClusterId: metadata?.kafkaClusterId ?? null,
    seeds,
    brokers,
  };
}

async function trySeed(
  address: Address,
  way: Way,
  until: Until,
): Promise<{ report: SeedReport; metadata: ClusterMetadata | null }> {
  const { steps, connection } = await walk(address, way, until);
  const report = { address: addressText(address), ok: connection !== null, steps };
  if (!connection) return { report, metadata: null };
  try {
    const asOf = Date.now();
    const version = connection.version(MetadataInColumns);
    if (version === null) return refused(report, `${report.address} is a controller, not a broker: check the port.`);
    const body = { topics: [], allowAutoTopicCreation: false };
    const answer = await connection.ask(MetadataInColumns, version, body, within(until));
    return { report, metadata: readMetadata(answer, asOf) };
  } catch (thrown) {
    until.signal?.throwIfAborted();
    return refused(report, said(thrown, report.address), blamed(thrown, 'versions'));
  } finally {
    connection.close();
  }
}

/** It let us in and then would not do what every broker does. */
function refused({ address, steps }: SeedReport, message: string, step: StepName = 'versions') {
  const corrected = steps.map((one): Step => (one.step === step ? { step, state: 'failed', message } : one));
  return { report: { address, ok: false, steps: corrected }, metadata: null };
}

/** A broker at the address that it advertises: what seeds tell of is of no use when this does not work. */
async function tryBroker(
  { brokerId, host, port }: BrokerNode,
  seeds: ReadonlyMap<string, SeedReport>,
  way: Way,
  until: Until,
): Promise<BrokerReport> {
  const address = addressText({ host, port });
  const seed = seeds.get(address);
  const steps = seed ? seed.steps : await walkAndLeave({ host, port }, way, until);
  const failed = steps.find(({ state }) => state === 'failed');
  if (!failed) return { brokerId, address, ok: true, message: 'Answers at the address that it advertises.' };
  const hint = 'Kafka names this address to its clients (advertised.listeners): it must be reachable from here.';
  return { brokerId, address, ok: false, message: seed ? failed.message : `${failed.message} ${hint}` };
}

async function walkAndLeave(address: Address, way: Way, until: Until) {
  const { steps, connection } = await walk(address, way, until);
  connection?.close();
  return steps;
}

/** The way in, step by step; it ends at the first that fails. Steps come in the order in which they are shown. */
async function walk(
  address: Address,
  { tls, sasl, policy, credentials, gate }: Way,
  until: Until,
): Promise<{ steps: Step[]; connection: Connection | null }> {
  const text = addressText(address);
  const steps = new Map<StepName, Step>();
  const passed = (step: StepName, message: string) => steps.set(step, { step, state: 'ok', message });
  let now: StepName = 'address';
  let connection: Connection | null = null;
  try {
    if (tls) secureContext(tls);
    const ips = await waitFor(resolveAllowed(address.host, policy, address.port), within(until));
    passed(
      'address',
      ips[0] === address.host ? `${ips[0]} may be connected to.` : `${address.host} is ${ips.join(', ')}.`,
    );
    now = 'connect';
    const plain = await openTcp(ips, address.port, within(until));
    passed('connect', `Port ${address.port} accepts connections.`);
    now = 'tls';
    const socket = tls ? await secure(plain, tls, address.host, within(until)) : plain;
    if (tls) passed('tls', 'The certificate is valid for this host and signed by a trusted authority.');
    connection = new Connection(socket, { tls });
    now = 'versions';
    await connection.negotiate(within(until));
    refuseTooOld(connection.offers);
    const release = releaseOfOffers(connection.offers);
    passed('versions', `Kafka${release ? ` ${release}` : ''} answers with ${connection.offers.size} APIs.`);
    now = 'sasl';
    const given = sasl && (await waitFor(credentials(), until));
    if (given) {
      const open = connection;
      await firstAlone(gate, text, () => open.signIn(given, within(until)));
      passed('sasl', `Signed in ${nameIn(given)}with ${given.mechanism}.`);
    }
  } catch (thrown) {
    until.signal?.throwIfAborted();
    connection?.close();
    connection = null;
    const step = blamed(thrown, now);
    const late = performance.now() >= until.deadline ? ` The test ends after ${BUDGET_MS / 1000} s.` : '';
    if (thrown instanceof NotTried) steps.set('sasl', { step: 'sasl', state: 'skipped', message: thrown.message });
    else steps.set(step, { step, state: 'failed', message: said(thrown, text) + late });
  }
  const skipped = { tls: tls ? null : 'TLS is off.', sasl: sasl ? null : 'SASL is off.' };
  const order: StepName[] = ['address', 'connect', 'tls', 'versions', 'sasl'];
  const inOrder = order.map((step): Step => {
    const off = step === 'tls' || step === 'sasl' ? skipped[step] : null;
    return steps.get(step) ?? { step, state: 'skipped', message: off ?? 'Not reached.' };
  });
  return { steps: inOrder, connection };
}

class NotTried extends Error {}

/** One broker tells whether the credentials are right: were all asked at once, each would count a wrong password. */
async function firstAlone(gate: Way['gate'], address: string, signIn: () => Promise<void>): Promise<void> {
  if (gate.first === null) {
    const mine = signIn();
    const refuses = (thrown: unknown) =>
      thrown instanceof ConnectionError && (thrown.reason === 'wrong credentials' || thrown.reason === 'token refused');
    gate.first = mine.then(
      () => null,
      (thrown: unknown) => (refuses(thrown) ? address : null),
    );
    return mine;
  }
  const refusedBy = await gate.first;
  if (refusedBy !== null) throw new NotTried(`Not tried: ${refusedBy} has refused the same.`);
  return signIn();
}

/** Whom a broker takes us for, where that can be told. */
function nameIn(given: SaslCredentials): string {
  const name = given.mechanism === 'OAUTHBEARER' ? claimsOf(given.token).sub : given.username;
  return name === null ? '' : `as ${name} `;
}

const tlsReasons: ReadonlySet<ConnectionReason> = new Set([
  'unusable certificate',
  'TLS expected',
  'TLS failed',
  // Since TLS 1.3 a client hears of these only once it believes to be connected (RFC 8446, 4.4.2).
  'client certificate needed',
  'client certificate refused',
]);

/** Some refusals show themselves at another step than the one that they are about. */
function blamed(thrown: unknown, now: StepName): StepName {
  const reason = thrown instanceof ConnectionError ? thrown.reason : null;
  if (reason === 'authentication needed') return 'sasl';
  return reason && tlsReasons.has(reason) ? 'tls' : now;
}

const within = ({ deadline, signal }: Until): Until => ({
  deadline: Math.min(deadline, performance.now() + STEP_MS),
  signal,
});

function said(thrown: unknown, address: string): string {
  if (thrown instanceof ConnectionError) return sentence(thrown, address);
  return `${address} answered in a way that cannot be read: what listens there may not be Kafka.`;
}
