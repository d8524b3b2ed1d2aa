import { Dialog as Base } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useTranslations } from "next-intl";
import { useEffect, useId, useRef, useState } from "react";
import { flushSync } from "react-dom";
import type { Person } from "../presence/member-list";
import { useMembers } from "../presence/use-members";
import { RoomContext } from "../room/room-context";
import { useFrame } from "../shell/frame";
import { findFocusHome, watchFocus } from "../ui/return-focus";
import { optionId, PaletteResults } from "./palette-results";
import { type Finder, useFinder } from "./use-finder";
import { type PaletteActions, type PaletteRow, usePaletteEntries } from "./use-palette-entries";

interface PaletteProps {
	actions: PaletteActions;
	onClose(): void;
}

/** One field that finds rooms, the people of the room on the screen, and actions. Loaded lazily. */
export default function Palette(props: PaletteProps) {
	const room = useFrame((frame) => frame.room);
	if (!room) return <Finding {...props} people={[]} />;
	return (
		<RoomContext value={room}>
			<FindingPeople {...props} />
		</RoomContext>
	);
}

function FindingPeople(props: PaletteProps) {
	const [searching, setSearching] = useState(false);
	const { people } = useMembers(searching);
	return <Finding {...props} people={people} onSearch={() => setSearching(true)} />;
}

interface FindingProps extends PaletteProps {
	people: readonly Person[];
	onSearch?(): void;
}

function Finding({ actions, people, onSearch, onClose }: FindingProps) {
	const t = useTranslations("keyboard.palette");
	const id = useId();
	const finder = useFinder(usePaletteEntries(people, actions), choose, onClose);
	const popup = useRef<HTMLDivElement>(null);
	const chosen = useRef<PaletteRow | null>(null);
	useEffect(watchFocus, []);

	/** Once the palette is gone, what was chosen may take the focus. */
	function choose(row: PaletteRow): void {
		chosen.current = row;
		flushSync(onClose);
		row.choose();
	}

	return (
		<Base.Root defaultOpen onOpenChange={(open) => !open && onClose()}>
			<Base.Portal>
				<Base.Backdrop className="fixed inset-0 z-40 animate-fade bg-scrim" />
				<Base.Popup
					ref={popup}
					finalFocus={() => (chosen.current?.focuses ? false : findFocusHome(popup.current))}
					className="fixed inset-x-2 top-[max(0.5rem,env(safe-area-inset-top))] z-50 mx-auto flex max-h-[min(80dvh,32rem)] max-w-xl animate-arrive flex-col overflow-hidden rounded-2xl border border-line bg-raised shadow-pop outline-none sm:top-[14vh]"
				>
					<Base.Title className="sr-only">{t("title")}</Base.Title>
					<SearchField id={id} finder={finder} onSearch={onSearch} />
					<p aria-live="polite" className="sr-only">
						{finder.query && t("count", { count: finder.rows.length })}
					</p>
					<PaletteResults id={id} finder={finder} onChoose={choose} />
				</Base.Popup>
			</Base.Portal>
		</Base.Root>
	);
}

function SearchField({ id, finder, onSearch }: { id: string; finder: Finder; onSearch: (() => void) | undefined }) {
	const t = useTranslations("keyboard.palette");
	const { query, active, rows } = finder;
	return (
		<div className="flex items-center gap-2.5 border-line border-b px-4">
			<Search aria-hidden="true" className="size-[1.125rem] shrink-0 text-ink-faint" />
			<input
				role="combobox"
				aria-label={t("placeholder")}
				aria-expanded={rows.length > 0}
				aria-controls={`${id}-list`}
				aria-activedescendant={active && optionId(id, active)}
				aria-autocomplete="list"
				autoComplete="off"
				spellCheck={false}
				dir="auto"
				placeholder={t("placeholder")}
				value={query}
				onChange={(event) => {
					finder.search(event.target.value);
					onSearch?.();
				}}
				onKeyDown={finder.onKeyDown}
				className="h-13 min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-ink-faint pointer-coarse:text-[1rem]"
			/>
		</div>
	);
}
