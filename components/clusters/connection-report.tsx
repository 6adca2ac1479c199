import { Card } from '@/components/ui/card';
import { Dot } from '@/components/ui/dot';
import { Notice } from '@/components/ui/notice';
import type { ConnectionStep, ConnectionReport as Report } from '@/lib/contract/clusters';
import { plural } from '@/lib/format';

const stepNames: Record<ConnectionStep['step'], string> = {
  address: 'Address',
  connect: 'Connect',
  tls: 'TLS',
  sasl: 'Sign in',
  versions: 'Kafka',
};

/** What worked and what did not: per seed step by step, then every broker at the address that it advertises. */
export function ConnectionReport({ report }: { report: Report }) {
  const reached = report.brokers.filter(({ ok }) => ok).length;
  const badSeeds = report.seeds.filter(({ ok }) => !ok).length;
  return (
    <div className="grid gap-3.5">
      <Notice tone={!report.ok ? 'bad' : badSeeds > 0 ? 'warn' : 'ok'}>{verdict(report, reached, badSeeds)}</Notice>
      <Card title="Bootstrap servers" flush>
        {report.seeds.map(({ address, ok, steps }) => (
          <section key={address} aria-label={address} className="border-line border-t px-3 py-2">
            <h3 className="mb-1 flex items-center gap-2 font-medium">
              <Dot tone={ok ? 'ok' : 'bad'} />
              {address}
            </h3>
            <dl className="grid grid-cols-[68px_1fr] gap-x-3 gap-y-0.5 pl-[15px]">
              {steps
                .filter(({ state, step }) => state !== 'skipped' || (step === 'sasl' && notTried(steps, ok)))
                .map(({ step, state, message }) => (
                  <div key={step} className="contents">
                    <dt className="text-ink-3">{stepNames[step]}</dt>
                    <dd className={state === 'failed' ? 'break-words text-bad' : 'break-words text-ink-2'}>
                      {message}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </Card>
      {report.brokers.length > 0 && (
        <Card title="Brokers as they advertise themselves" note={`${reached} of ${report.brokers.length}`} flush>
          <ul>
            {report.brokers.map(({ brokerId, address, ok, message }) => (
              <li
                key={brokerId}
                className="grid grid-cols-[8px_minmax(0,1fr)] gap-x-2 border-line border-t px-3 py-1.5"
              >
                <Dot tone={ok ? 'ok' : 'bad'} className="mt-1.5" />
                <span>
                  <span className="font-medium">Broker {brokerId}</span> <span className="text-ink-2">{address}</span>
                  <span className={ok ? 'block text-ink-3 text-sm' : 'block text-bad text-sm'}>{message}</span>
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      {report.kafkaClusterId && (
        <p className="text-ink-3 text-sm">
          Kafka cluster id <code className="text-ink-2">{report.kafkaClusterId}</code>
        </p>
      )}
    </div>
  );
}

/** Another bootstrap server has refused the sign-in, and this one was spared it. */
const notTried = (steps: readonly ConnectionStep[], ok: boolean) =>
  !ok && steps.every(({ state }) => state !== 'failed');

function verdict({ ok, seeds, brokers }: Report, reached: number, badSeeds: number): string {
  if (ok && badSeeds > 0) {
    return `The connection works, but ${badSeeds} of ${plural(seeds.length, 'bootstrap server')} cannot be used.`;
  }
  if (ok) return `The connection works: ${plural(brokers.length, 'broker')} found, each answers.`;
  if (seeds.every((seed) => !seed.ok)) return 'None of the bootstrap servers could be used.';
  if (reached < brokers.length) {
    return `The cluster answers, but ${brokers.length - reached} of ${plural(brokers.length, 'broker')} cannot be reached at the address that it advertises.`;
  }
  return 'Some of the bootstrap servers could not be used.';
}
