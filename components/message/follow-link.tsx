import { type MouseEvent, type ReactNode, useContext, useState } from "react";
import { late } from "../ui/late";
import { Waiting } from "../ui/waiting";
import { isDeceptive, safeHref } from "./link-safety";
import { ShyLinks } from "./link-shyness";
import { useTabStop } from "./row-focus";

const LinkDialog = late(() => import("./link-dialog"), Waiting);

interface FollowLinkProps {
	href: string;
	/** What a reader sees of it. */
	text: string;
	children: ReactNode;
}

/** A link that somebody else wrote; where it leads elsewhere than it looks, it asks first. */
export function FollowLink({ href, text, children }: FollowLinkProps) {
	const tabIndex = useTabStop();
	const shy = useContext(ShyLinks);
	const [asking, setAsking] = useState(false);

	function ask(event: MouseEvent): void {
		if (!isDeceptive(text, href)) return;
		event.preventDefault();
		setAsking(true);
	}

	// It is seen where it leads, and nothing more.
	if (shy)
		return safeHref(text) === href ? (
			children
		) : (
			<span>
				{children}
				{` (${href})`}
			</span>
		);
	return (
		<>
			<a
				tabIndex={tabIndex}
				href={href}
				target="_blank"
				rel="noopener noreferrer nofollow"
				onClick={ask}
				onAuxClick={ask}
				className="rounded-xs text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
			>
				{children}
			</a>
			{asking && <LinkDialog href={href} text={text} onClose={() => setAsking(false)} />}
		</>
	);
}
