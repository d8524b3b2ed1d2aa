import type { ComponentProps } from "react";

const looks = {
	solid: "bg-accent text-on-accent hover:bg-accent-strong disabled:bg-line-strong disabled:text-canvas",
	quiet: "text-ink-soft hover:bg-pressed hover:text-ink disabled:opacity-50",
	outline: "border border-line-strong text-ink hover:bg-hover disabled:opacity-50",
	/** Deletes or removes something. */
	grave: "bg-danger text-canvas hover:opacity-90 disabled:bg-line-strong",
	/** On a coloured strip, in its colour. */
	plain: "underline underline-offset-2 hover:no-underline",
} as const;

const sizes = {
	small: "h-7 rounded-md px-2 text-sm pointer-coarse:h-11",
	medium: "h-9 rounded-lg px-3.5 text-sm pointer-coarse:h-11",
	/** Beside a field, as high as it. */
	field: "h-10 rounded-lg px-3.5 text-sm pointer-coarse:h-11",
	/** The one thing to do on a page. */
	wide: "h-11 w-full rounded-lg px-4 text-base",
} as const;

const shape = "inline-flex items-center justify-center gap-2 font-medium transition-colors";

interface LookAndSize {
	look?: keyof typeof looks;
	size?: keyof typeof sizes;
}

export function Button({
	look = "solid",
	size = "medium",
	type = "button",
	...rest
}: ComponentProps<"button"> & LookAndSize) {
	return <button type={type} className={`${shape} ${sizes[size]} ${looks[look]}`} {...rest} />;
}

/** Looks like a button and leads somewhere. */
export function ButtonLink({ look = "solid", size = "medium", children, ...rest }: ComponentProps<"a"> & LookAndSize) {
	return (
		<a className={`${shape} ${sizes[size]} ${looks[look]}`} {...rest}>
			{children}
		</a>
	);
}

interface IconButtonProps extends ComponentProps<"button"> {
	/** What it does, for those who do not see the icon and as its tooltip. */
	label: string;
}

/** A square that holds an icon; 36 px, and 44 px where fingers point. */
export function IconButton({ label, className = "", type = "button", ...rest }: IconButtonProps) {
	const square =
		"inline-flex size-9 shrink-0 items-center justify-center rounded-lg text-ink-soft transition-colors pointer-coarse:size-11";
	const states = "hover:bg-pressed hover:text-ink aria-expanded:bg-pressed aria-expanded:text-ink disabled:opacity-50";
	return (
		<button type={type} aria-label={label} title={label} className={`${square} ${states} ${className}`} {...rest} />
	);
}
