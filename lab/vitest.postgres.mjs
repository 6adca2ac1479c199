// Before the suite `postgres`: the lab's server if it runs already, else one that ends with the suite.
import { startPostgres } from './postgres.mjs';

/** @param {import('vitest/node').TestProject} project */
export default function setup(project) {
  const server = startPostgres();
  project.provide('postgresUrl', server.url);
  return server.started ? () => server.down() : undefined;
}
