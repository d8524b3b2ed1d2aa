import { type ComponentProps, type ReactNode, useId } from "react";

interface FieldProps extends ComponentProps<"input"> {
	label: string;
	/** A sentence that helps; a complaint takes its place. */
	hint?: ReactNode;
	complaint?: string | null;
}

/** One line of text with its label, its hint and what is wrong with it. */
export function Field({ label, hint, complaint = null, className = "", ...rest }: FieldProps) {
	const id = useId();
	const note = complaint ?? hint;
	return (
		<div className="flex flex-col gap-1.5">
			<label htmlFor={id} className="font-medium text-sm">
				{label}
			</label>
			<input
				id={id}
				dir="auto"
				aria-describedby={note ? `${id}-note` : undefined}
				aria-invalid={complaint !== null}
				className={`h-10 w-full min-w-0 rounded-lg border border-line-strong bg-canvas px-3 text-base outline-offset-0 placeholder:text-ink-faint aria-invalid:border-danger pointer-coarse:h-11 pointer-coarse:text-[1rem] ${className}`}
				{...rest}
			/>
			{note && (
				<p
					id={`${id}-note`}
					role={complaint ? "alert" : undefined}
					className={complaint ? "text-danger text-sm" : "text-ink-faint text-sm"}
				>
					{note}
				</p>
			)}
		</div>
	);
}
