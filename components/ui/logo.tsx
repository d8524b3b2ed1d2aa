const front =
	"M9 3h8a7 7 0 0 1 7 7v1a7 7 0 0 1-7 7h-4.6l-4.7 4.1a.9.9 0 0 1-1.5-.7v-4A7 7 0 0 1 2 11v-1a7 7 0 0 1 7-7Z";
const back =
	"M18 11h5a7 7 0 0 1 7 7v1.5a7 7 0 0 1-4.2 6.4v2.7a.9.9 0 0 1-1.5.7l-3-2.8H18a7 7 0 0 1-7-7V18a7 7 0 0 1 7-7Z";

export const logoPaths = { front, back };

/** Two people talking over each other, kindly. Once on a page. */
export function Logo({ className = "size-8" }: { className?: string }) {
	return (
		<svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
			<mask id="behind">
				<path fill="#fff" d="M0 0h32v32H0z" />
				<path fill="#000" stroke="#000" strokeWidth="3" d={front} />
			</mask>
			<path className="fill-accent" d={front} />
			<path className="fill-accent/50" mask="url(#behind)" d={back} />
		</svg>
	);
}
