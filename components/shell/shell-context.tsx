'use client';

import { createContext, use } from 'react';

export type ShellActions = { openPalette: () => void; openKeys: () => void };

export const ShellContext = createContext<ShellActions>({ openPalette: () => {}, openKeys: () => {} });

export const useShell = (): ShellActions => use(ShellContext);
