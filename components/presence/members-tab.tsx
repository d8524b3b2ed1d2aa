import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "../ui/button";
import { late } from "../ui/late";
import { moveFocus } from "../ui/move-focus";
import { Waiting } from "../ui/waiting";
import { groupPeople, type PeopleGroup, type Person } from "./member-list";
import { PersonRow } from "./person-row";
import { useMembers } from "./use-members";

const RemoveMemberDialog = late(() => import("../room/remove-member-dialog"), Waiting);

/** From so many people on there is a field to find one. */
const crowd = 20;
/** How many of a group are drawn; the others are found by name. */
const drawn = 200;

/** Who belongs to the room and who of them is here. */
export function MembersTab({ onLeave }: { onLeave(): void }) {
	const t = useTranslations("presence");
	const { people, loaded, failed, retry } = useMembers();
	const [query, setQuery] = useState("");
	const [removing, setRemoving] = useState<Person | null>(null);
	if (!loaded) return <NotLoaded failed={failed} onRetry={retry} />;
	const groups = groupPeople(people, query);
	const first = groups[0]?.people[0]?.user_id;
	return (
		<>
			{people.length > crowd && (
				<input
					type="search"
					aria-label={t("filter")}
					placeholder={t("filter")}
					value={query}
					onChange={(event) => setQuery(event.target.value)}
					className="mx-3 mt-1 mb-2 h-9 min-w-0 rounded-lg border border-line-strong bg-canvas px-3 text-sm outline-offset-0 placeholder:text-ink-faint pointer-coarse:h-11 pointer-coarse:text-[1rem]"
				/>
			)}
			{/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the buttons in it. */}
			<div
				onKeyDown={(event) => moveFocus(event, "[data-person]")}
				className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pb-4"
			>
				{groups.map((group) => (
					<Group key={group.name} group={group} entry={first} onRemove={setRemoving} onLeave={onLeave} />
				))}
				{groups.length === 0 && (
					<p role="status" className="wrap-anywhere px-2 py-3 text-ink-faint text-sm">
						{t("nobody", { query: query.trim() })}
					</p>
				)}
			</div>
			{removing && <RemoveMemberDialog person={removing} onClose={() => setRemoving(null)} />}
		</>
	);
}

function NotLoaded({ failed, onRetry }: { failed: boolean; onRetry(): void }) {
	const t = useTranslations("presence");
	const ui = useTranslations("ui");
	return (
		<div role="status" className="flex flex-col items-start gap-3 px-4 py-3 text-ink-soft text-sm">
			{t(failed ? "failed" : "loading")}
			{failed && (
				<Button look="outline" size="small" onClick={onRetry}>
					{ui("retry")}
				</Button>
			)}
		</div>
	);
}

interface GroupProps {
	group: PeopleGroup;
	entry: string | undefined;
	onRemove(person: Person): void;
	onLeave(): void;
}

function Group({ group, entry, onRemove, onLeave }: GroupProps) {
	const t = useTranslations("presence");
	const { name, people, online } = group;
	const hidden = people.length - drawn;
	return (
		<section aria-labelledby={`panel-${name}`} className="not-first:mt-3">
			<h2 id={`panel-${name}`} className="flex items-baseline gap-2 px-2 pt-1 pb-1.5 font-medium text-ink-soft text-xs">
				{t(name)}
				<span className="font-normal text-ink-faint tabular-nums">{t("counts", { online, total: people.length })}</span>
			</h2>
			<ul>
				{people.slice(0, drawn).map((person) => (
					<PersonRow
						key={person.user_id}
						person={person}
						entry={person.user_id === entry}
						onRemove={onRemove}
						onLeave={onLeave}
					/>
				))}
			</ul>
			{hidden > 0 && <p className="px-2 py-1.5 text-ink-faint text-sm">{t("more", { count: hidden })}</p>}
		</section>
	);
}
