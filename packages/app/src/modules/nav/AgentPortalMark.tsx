/** The head of a small robot, in the colour of the text around it. */
export function AgentPortalMark(props: { size?: number }) {
  const size = props.size ?? 32;
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth={2.5}
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx={16} cy={4.5} r={1.5} fill="currentColor" />
      <path d="M16 6v5" />
      <rect x={4.5} y={11} width={23} height={16} rx={5} />
      <circle cx={12} cy={17.5} r={1.2} fill="currentColor" />
      <circle cx={20} cy={17.5} r={1.2} fill="currentColor" />
      <path d="M12 22.5h8" />
    </svg>
  );
}
