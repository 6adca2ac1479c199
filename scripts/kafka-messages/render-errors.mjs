// Kafka's error codes as text.

/** @param {{ code: number, name: string, message: string | null, retriable: boolean }[]} errors */
export function renderErrors(head, errors) {
  const names = errors.map(({ code, name }) => `  ${name}: ${code},\n`);
  const facts = errors.map(
    ({ code, name, message, retriable }) =>
      `  [${code}, { name: '${name}', message: ${quoted(message ?? '')}, retriable: ${retriable} }],\n`,
  );
  return `${head}
/** Kafka's name of an error to the code on the wire. */
export const errorCode = {
${names.join('')}} as const;

/** \`message\` is Kafka's default text; \`retriable\` says that the same request may succeed a little later. */
export type BrokerError = { readonly name: keyof typeof errorCode; readonly message: string; readonly retriable: boolean };

export const brokerErrors: ReadonlyMap<number, BrokerError> = new Map<number, BrokerError>([
${facts.join('')}]);

/** A code newer than this table keeps its number: "error 1234". */
export function errorName(code: number): string {
  return brokerErrors.get(code)?.name ?? \`error \${code}\`;
}
`;
}

function quoted(text) {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}
