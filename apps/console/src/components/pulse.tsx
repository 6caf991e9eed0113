/** The product's mark: one beat on a line. */
export function PulseLine() {
  return (
    <svg className="pulse-line" viewBox="0 0 64 24" aria-hidden="true" fill="none">
      <path
        d="M2 14h16l5-8 7 15 6-18 5 13 3-2h18"
        stroke="currentColor"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
