import { X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import type { Typist } from "../../lib/events/schema";
import type { Me } from "../room/room-context";
import { Avatar } from "../ui/avatar";
import { IconButton } from "../ui/button";
import { usePresence } from "./use-presence";

interface PresencePanelProps {
	me: Me;
	open: boolean;
	onClose(): void;
}

/** Who is here now: always in view on a wide screen, a drawer on a narrow one. */
export function PresencePanel({ me, open, onClose }: PresencePanelProps) {
	const { online, people } = usePresence(me);
	const close = useFocusWhenOpen(open);

	function onKeyDown(event: KeyboardEvent): void {
		if (event.key === "Escape") onClose();
	}

	return (
		<>
			{open && <div aria-hidden="true" onClick={onClose} className="fixed inset-0 z-20 bg-black/40 lg:hidden" />}
			<aside
				id="people"
				aria-label="Who is here"
				onKeyDown={onKeyDown}
				className={`min-h-0 flex-col border-line bg-sunken lg:static lg:border-l ${
					open
						? "fixed inset-y-0 right-0 z-30 flex w-72 max-w-[85vw] animate-arrive pb-[env(safe-area-inset-bottom)] shadow-pop"
						: "hidden"
				}`}
			>
				<h2 className="flex h-13 shrink-0 items-center gap-2 pr-2 pl-4 font-semibold text-ink-soft text-sm lg:h-11">
					<span className="flex-1">
						Online <span className="ml-1 font-medium text-ink-faint tabular-nums">{online}</span>
					</span>
					<IconButton ref={close} label="Close" onClick={onClose} className="lg:hidden">
						<X aria-hidden="true" className="size-[1.125rem]" />
					</IconButton>
				</h2>
				<ul className="min-h-0 flex-1 overflow-y-auto px-2 pb-4">
					{people.map((person) => (
						<Person key={person.user_id} person={person} mine={person.user_id === me.user_id} />
					))}
					{online > people.length && (
						<li className="px-2 py-1.5 text-ink-faint text-sm">and {online - people.length} more</li>
					)}
				</ul>
			</aside>
		</>
	);
}

function Person({ person, mine }: { person: Typist; mine: boolean }) {
	return (
		<li className="flex items-center gap-2.5 rounded-md px-2 py-1.5 text-sm">
			<span className="relative">
				<Avatar id={person.user_id} name={person.user} size="small" />
				<span
					aria-hidden="true"
					className="-right-0.5 -bottom-0.5 absolute size-2.5 rounded-full border-2 border-sunken bg-online"
				/>
			</span>
			<bdi className="min-w-0 truncate">{person.user}</bdi>
			{mine && <span className="text-ink-faint">you</span>}
		</li>
	);
}

/** The drawer takes the focus when it opens, and gives it back to whoever had it. */
function useFocusWhenOpen(open: boolean) {
	const target = useRef<HTMLButtonElement>(null);
	useEffect(() => {
		if (!open) return;
		const before = document.activeElement;
		target.current?.focus();
		return () => {
			if (before instanceof HTMLElement) before.focus();
		};
	}, [open]);
	return target;
}
