/** What opens at its trigger, over the page: menus, panels. It stays on the screen, and scrolls when it is higher. */
export const popped =
  'z-40 max-w-[calc(100vw-16px)] overflow-y-auto rounded-md border border-line-strong bg-panel shadow-pop';

/** How far it keeps from its trigger and from the edge of the screen. */
export const popping = { sideOffset: 4, collisionPadding: 8 } as const;
