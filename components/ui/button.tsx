import type { ComponentProps } from "react";

const looks = {
	solid: "bg-accent text-on-accent hover:bg-accent-strong disabled:bg-line-strong disabled:text-canvas",
	quiet: "text-ink-soft hover:bg-pressed hover:text-ink disabled:opacity-50",
	outline: "border border-line-strong text-ink hover:bg-hover disabled:opacity-50",
} as const;

interface ButtonProps extends ComponentProps<"button"> {
	look?: keyof typeof looks;
}

export function Button({ look = "solid", className = "", type = "button", ...rest }: ButtonProps) {
	const shape = "inline-flex h-9 items-center justify-center gap-2 rounded-lg px-3.5 font-medium text-sm transition-colors";
	return <button type={type} className={`${shape} ${looks[look]} ${className}`} {...rest} />;
}

interface IconButtonProps extends ComponentProps<"button"> {
	/** What it does, for those who do not see the icon and as its tooltip. */
	label: string;
}

/** A square that holds an icon; 36 px, and 44 px where fingers point. */
export function IconButton({ label, className = "", type = "button", ...rest }: IconButtonProps) {
	const shape =
		"inline-flex size-9 shrink-0 items-center justify-center rounded-lg text-ink-soft transition-colors pointer-coarse:size-11";
	const states = "hover:bg-pressed hover:text-ink aria-expanded:bg-pressed aria-expanded:text-ink disabled:opacity-50";
	return <button type={type} aria-label={label} title={label} className={`${shape} ${states} ${className}`} {...rest} />;
}
