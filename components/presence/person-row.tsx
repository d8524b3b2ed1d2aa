import { AtSign, UserMinus } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { useDeskStore } from "../room/desk";
import { useRoom } from "../room/room-context";
import { useRoomRights } from "../room/use-room-rights";
import { useChat } from "../shell/chat-context";
import { Avatar } from "../ui/avatar";
import { late } from "../ui/late";
import type { MenuChoice } from "../ui/menu";
import { Waiting } from "../ui/waiting";
import type { Person } from "./member-list";

const Menu = late(() => import("../ui/menu"), Waiting);

interface PersonRowProps {
	person: Person;
	/** Whether the Tab key leads here. */
	entry: boolean;
	onRemove(person: Person): void;
	/** Something was begun elsewhere on the page. */
	onLeave(): void;
}

/** Somebody and what they are here; choosing them offers what one can do. */
export function PersonRow({ person, entry, onRemove, onLeave }: PersonRowProps) {
	const t = useTranslations("presence");
	const me = useChat((view) => view.me.user_id);
	const [open, setOpen] = useState(false);
	const button = useRef<HTMLButtonElement>(null);
	const groups = usePersonChoices(person, onRemove, onLeave);
	const mine = person.user_id === me;
	return (
		<li>
			<button
				ref={button}
				type="button"
				data-person
				tabIndex={entry ? 0 : -1}
				aria-haspopup={mine ? undefined : "menu"}
				aria-expanded={mine ? undefined : open}
				onClick={() => !mine && setOpen(true)}
				className="flex h-9 w-full items-center gap-2.5 rounded-lg px-2 text-left text-sm -outline-offset-2 hover:bg-pressed aria-expanded:bg-pressed pointer-coarse:h-11"
			>
				<Face person={person} />
				<bdi className={`min-w-0 truncate ${person.online ? "" : "text-ink-soft"}`}>{person.user}</bdi>
				{mine && <span className="shrink-0 text-ink-faint text-xs">{t("you")}</span>}
				<Role person={person} />
				<span className="sr-only">{t(person.online ? "online" : "away")}</span>
			</button>
			{open && (
				<Menu
					label={t("actions", { name: person.user })}
					groups={groups}
					anchor={button}
					onClose={() => setOpen(false)}
				/>
			)}
		</li>
	);
}

function Face({ person }: { person: Person }) {
	return (
		<span className={`relative shrink-0 ${person.online ? "" : "opacity-60 grayscale"}`}>
			<Avatar id={person.user_id} name={person.user} size="small" />
			{person.online && (
				<span
					aria-hidden="true"
					className="-right-0.5 -bottom-0.5 absolute size-2.5 rounded-full border-2 border-sunken bg-online"
				/>
			)}
		</span>
	);
}

/** What distinguishes somebody: that they own the room, run the place, or are a machine. */
function Role({ person }: { person: Person }) {
	const t = useTranslations("presence");
	const owner = useRoom(({ state }) => state.room.owner_id);
	const kind = person.kind === "admin" || person.kind === "bot" ? person.kind : null;
	const role = person.user_id === owner ? "owner" : kind;
	return (
		role && (
			<span className="ml-auto shrink-0 rounded-md border border-line-strong px-1.5 text-ink-soft text-xs">
				{t(role)}
			</span>
		)
	);
}

function usePersonChoices(person: Person, onRemove: (person: Person) => void, onLeave: () => void): MenuChoice[][] {
	const t = useTranslations("presence");
	const desk = useDeskStore();
	const { manage } = useRoomRights();
	const mention = () => {
		onLeave();
		desk.insertText(`@${person.user} `);
	};
	const choices: MenuChoice[][] = [[{ label: t("mention"), icon: AtSign, focuses: true, onChoose: mention }]];
	if (manage) choices.push([{ label: t("remove"), icon: UserMinus, grave: true, onChoose: () => onRemove(person) }]);
	return choices;
}
