/** A gate over water: raised so far that the stream passes under it. */
export const Logo = ({ size = 18 }: { size?: number }) => (
  <svg aria-hidden="true" width={size} height={size} viewBox="0 0 18 18" fill="none">
    <path d="M3 1.5v15M15 1.5v15" stroke="var(--ink)" strokeWidth="1.8" strokeLinecap="round" />
    <path d="M5.8 3h6.4v5.2H5.8z" fill="var(--accent)" />
    <path
      d="M5 11.6c1.3-1 2.6-1 4 0s2.7 1 4 0M5 15c1.3-1 2.6-1 4 0s2.7 1 4 0"
      stroke="var(--accent)"
      strokeWidth="1.5"
      strokeLinecap="round"
    />
  </svg>
);
