import type { ReactNode } from "react";
import { Avatar } from "../ui/avatar";
import { Moment } from "./moment";

interface MessageFrameProps {
	author: { id: string; name: string };
	at: string;
	leads: boolean;
	children: ReactNode;
	/** What stands above the message: whom it answers. */
	above?: ReactNode;
	/** Whether it names the reader, who must not miss it. */
	named?: boolean;
}

/** Where picture, name, time and words of a message stand, be it sent or on its way. */
export function MessageFrame({ author, at, leads, above, named = false, children }: MessageFrameProps) {
	const ground = named
		? "bg-mention shadow-[inset_2px_0_0_var(--color-notice)]"
		: "hover:bg-hover group-data-occupied/row:bg-hover";
	return (
		<div
			className={`grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 overflow-clip px-4 py-0.5 lg:px-5 ${ground} ${leads ? "mt-2.5" : ""}`}
		>
			{above && <div className="col-start-2 mb-0.5 min-w-0">{above}</div>}
			{leads ? (
				<span className="col-start-1 row-span-2 mt-0.5">
					<Avatar id={author.id} name={author.name} />
				</span>
			) : (
				<Moment
					at={at}
					className="col-start-1 -ml-3 whitespace-nowrap text-right text-[0.6875rem] text-ink-faint leading-[1.375rem] opacity-0 group-hover/row:opacity-100 group-data-occupied/row:opacity-100"
				/>
			)}
			<div className="col-start-2 min-w-0 max-w-[52rem]">
				{leads && (
					<h3 className="mb-px flex min-w-0 items-baseline gap-2 leading-5">
						<bdi className="truncate font-semibold">{author.name}</bdi>
						<Moment at={at} className="shrink-0 font-normal text-ink-faint text-xs" />
					</h3>
				)}
				{children}
			</div>
		</div>
	);
}
