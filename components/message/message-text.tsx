import { memo, type ReactNode } from "react";
import { linkify } from "./linkify";

/** A message's words: text and nothing but text, in its own direction, with addresses that can be followed. */
export const MessageText = memo(function MessageText({ text, after }: { text: string; after?: ReactNode }) {
	return (
		<p dir="auto" className="wrap-anywhere whitespace-pre-wrap">
			{linkify(text).map(({ text: stretch, href, at }) =>
				href === null ? (
					stretch
				) : (
					<a
						key={at}
						href={href}
						target="_blank"
						rel="noopener noreferrer nofollow"
						className="text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
					>
						{stretch}
					</a>
				),
			)}
			{after}
		</p>
	);
});
