'use client';

import { createContext, type ReactNode, use } from 'react';

type Warning = { source: string; code: string; message: string };

/** What an older broker does not offer is said in the cell that it leaves empty, and nowhere else. */
export const isOfACell = ({ code }: { code?: string }): boolean => code === 'NOT_OFFERED';

/** What the console's principal may not learn from this source, in the words of the server. */
export const refusalIn = (warnings: readonly Warning[] | undefined, source: string): string | undefined =>
  warnings?.find((warning) => warning.code === 'KAFKA_AUTHORIZATION' && warning.source === source)?.message;

const Reasons = createContext<readonly Warning[]>([]);

/** The warnings of an answer, for the cells below. */
export const CellReasons = ({ of, children }: { of: readonly Warning[] | undefined; children: ReactNode }) => (
  <Reasons value={of ?? []}>{children}</Reasons>
);

/** Why a cell may be empty, when it is for the age of its broker: "Not offered by this broker (2.8)". */
export function useReason(cell: string): string | undefined {
  return use(Reasons).find((warning) => isOfACell(warning) && warning.source === cell)?.message;
}

type UnknownProps = {
  /** The cell, as the warning names it. */
  of: string;
  /** What stands there when no broker is too old for it. */
  children?: ReactNode;
  /** For a narrow column: the release alone, the rest on pointing at it. */
  short?: boolean;
};

/** In place of a value that is not known. */
export function Unknown({ of, children = '–', short = false }: UnknownProps) {
  const reason = useReason(of);
  if (reason === undefined) return <span className="text-ink-3">{children}</span>;
  const text = `${reason[0]?.toLowerCase()}${reason.slice(1)}`;
  return (
    <span className="font-normal text-ink-3 text-sm" title={reason}>
      {short ? text.replace(/ by .*(?= \()/, '') : text}
    </span>
  );
}
