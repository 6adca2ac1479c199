#!/usr/bin/env node
// npm run lab -- up | down | status | kill N | freeze N | thaw N | restart N | seed | postgres up|down   [--port 19092] [--keep] [--json]
import { parseArgs } from 'node:util';
import { defaultPort, openLab, startLab } from './kafka.mjs';
import { startOldLab } from './zookeeper.mjs';

const usage = `npm run lab -- <command> [--port ${defaultPort}]

  up            start three Kafka nodes on 127.0.0.1, or those that are missing
                (--kafka 2.8.2 or 3.9.1, with a --port of its own: one broker of that release and a ZooKeeper)
  down          stop them and delete their data (--keep: leave the data for the next up)
  status        what each node does (--json: for programs); exit code 1 unless all serve
  kill N        end node N as a crash does
  freeze N      stop node N in its tracks: it stays connected and answers nothing
  thaw N        let a frozen node go on
  restart N     stop node N cleanly and start it again
  secured up    start the secured node: TLS, SASL, ACLs, a token endpoint (--json: where it listens)
  secured down  end it and delete all it had
  seed          fill the lab with the demo's shop and keep it moving (--once: fill it and exit)
  postgres up   start PostgreSQL on 127.0.0.1 and print its DATABASE_URL (postgres down: stop it and delete its data)`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string' },
    keep: { type: 'boolean' },
    json: { type: 'boolean' },
    once: { type: 'boolean' },
    nodes: { type: 'string' },
    kafka: { type: 'string' },
  },
});
const [command, argument] = positionals;
const basePort = Number(values.port ?? defaultPort);
const nodeId = Number(argument);

/** @param {import('./kafka.mjs').Lab} lab */
async function printStatus(lab) {
  const nodes = await lab.status();
  if (values.json) console.log(JSON.stringify({ bootstrapServers: lab.bootstrapServers, nodes }, null, 2));
  else {
    for (const node of nodes) {
      const state = node.state === 'running' && !node.serves ? 'starting' : node.state;
      console.log(
        `node ${node.id}  127.0.0.1:${node.port}  ${node.rack}  ${state}${node.pid ? `  pid ${node.pid}` : ''}`,
      );
    }
    console.log(`bootstrap servers: ${lab.bootstrapServers}`);
  }
  return nodes.every((node) => node.serves);
}

/** @type {Record<string, () => Promise<unknown>>} */
const commands = {
  up: async () => {
    const begin = Date.now();
    const nodes = values.nodes ? { nodes: Number(values.nodes) } : {};
    if (values.kafka && !values.port) throw new Error('An older Kafka needs a port of its own: --port 19300.');
    const lab = values.kafka
      ? await startOldLab({ version: values.kafka, basePort, ...nodes })
      : await startLab({ basePort, ...nodes });
    if (lab.started.length === 0) console.log('The lab is running already.');
    else console.log(`Started node ${lab.started.join(', ')} in ${((Date.now() - begin) / 1000).toFixed(1)} s.`);
    await printStatus(lab);
  },
  down: async () => {
    await openLab({ basePort }).down({ keep: values.keep ?? false });
    console.log('The lab is down.');
  },
  status: async () => {
    if (!(await printStatus(openLab({ basePort })))) process.exitCode = 1;
  },
  kill: () => openLab({ basePort }).kill(nodeId),
  freeze: async () => openLab({ basePort }).freeze(nodeId),
  thaw: () => openLab({ basePort }).thaw(nodeId),
  restart: () => openLab({ basePort }).restart(nodeId),
  secured: async () => {
    const { defaultSecuredPort, openSecured, startSecured } = await import('./secured.mjs');
    const at = { basePort: values.port ? Number(values.port) : defaultSecuredPort };
    if (argument === 'up') {
      const { started, addresses, tokenUrl } = await startSecured(at);
      if (values.json) console.log(JSON.stringify({ addresses, tokenUrl }, null, 2));
      else console.log(`The secured lab ${started ? 'is up' : 'is running already'}: ${addresses.plaintext}`);
    } else if (argument === 'down') {
      const secured = openSecured(at);
      await secured?.down();
      console.log(secured ? 'The secured lab is down.' : 'There is no secured lab.');
    } else throw new Error('npm run lab -- secured up | down');
  },
  seed: async () => {
    const { seed } = await import('./seed.mjs');
    const ending = new AbortController();
    for (const name of ['SIGINT', 'SIGTERM']) process.once(name, () => ending.abort());
    const { bootstrapServers } = openLab({ basePort });
    await seed({ bootstrapServers, once: values.once ?? false, signal: ending.signal });
  },
  postgres: async () => {
    const { defaultPostgresPort, openPostgres, startPostgres } = await import('./postgres.mjs');
    const port = Number(values.port ?? defaultPostgresPort);
    if (argument === 'up') console.log(startPostgres({ port }).url);
    else if (argument === 'down') openPostgres({ port }).down();
    else throw new Error('postgres up, or postgres down');
  },
};

const chosen = commands[command ?? ''];
if (!chosen) {
  console.error(usage);
  process.exit(command ? 2 : 0);
}
try {
  await chosen();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
