/** What went wrong, said at once to whoever listens. */
export function Complaint({ text }: { text: string | null }) {
	return (
		text !== null && (
			<p role="alert" className="wrap-anywhere rounded-lg bg-danger-wash px-3 py-2 text-danger text-sm">
				{text}
			</p>
		)
	);
}
