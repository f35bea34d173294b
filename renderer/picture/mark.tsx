/** The armband with 帮办 on it: whose kiosk this is. A sign on the wall, as it were: nothing that is read out. */
export function Mark({ className }: { className?: string }) {
  return (
    <svg className={className ? `mark ${className}` : 'mark'} viewBox="0 0 76 42" aria-hidden="true">
      <path
        className="mark-cloth"
        d="M3 8Q38-2 73 8Q76 9 75.6 12L73.5 35Q73.2 38 70 37.5Q38 32 6 37.5Q2.8 38 2.5 35L.4 12Q0 9 3 8Z"
      />
      <path className="mark-seam" d="M6.5 12.2Q38 3.5 69.5 12.2M8.2 32.8Q38 27.5 67.8 32.8" />
      <text x="38" y="27" fontSize="20.5" letterSpacing="3">
        帮办
      </text>
    </svg>
  );
}
