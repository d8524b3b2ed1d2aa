/** Two people talking over each other, kindly. */
export function Logo({ className = "size-8" }: { className?: string }) {
	return (
		<svg viewBox="0 0 32 32" aria-hidden="true" className={className}>
			<path
				className="fill-accent"
				d="M10 3h9a8 8 0 0 1 8 8v1a8 8 0 0 1-8 8h-5.6l-5 4.4A.85.85 0 0 1 7 23.8V19.4A8 8 0 0 1 2 12v-1a8 8 0 0 1 8-8Z"
			/>
			<path
				className="fill-accent opacity-55"
				d="M29.6 13.2a7.4 7.4 0 0 1 .4 2.4v.8a7 7 0 0 1-4 6.3v4.5a.8.8 0 0 1-1.3.6L20.6 24H16a7 7 0 0 1-4.4-1.5h7.2a10 10 0 0 0 10.8-9.3Z"
			/>
		</svg>
	);
}
