/** The product's sign: an A whose right foot is a box, something added to the whole. */
export function Mark() {
  return (
    <svg width="20" height="20" viewBox="0 0 32 32" aria-hidden="true" fill="none">
      <g stroke="currentColor" strokeWidth="3.2" strokeLinecap="round" strokeLinejoin="round">
        <path d="M4 27 13.4 5.8a1.8 1.8 0 0 1 3.2 0L21 15" />
        <path d="M8.5 19h7" />
        <rect x="18" y="18" width="10" height="10" rx="2" opacity="0.65" />
      </g>
    </svg>
  );
}
