import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Avatar } from "../ui/avatar";
import { KeyCaps } from "../ui/key-caps";
import { type PaletteGroup, paletteGroups } from "./palette-entry";
import type { Finder } from "./use-finder";
import type { PaletteRow } from "./use-palette-entries";

interface ResultsProps {
	/** Of the palette: ids of options are made of it. */
	id: string;
	finder: Finder;
	onChoose(row: PaletteRow): void;
}

export const optionId = (id: string, row: PaletteRow): string => `${id}-${row.id.replaceAll(" ", "-")}`;

export function PaletteResults(props: ResultsProps) {
	const t = useTranslations("keyboard.palette");
	const { id, finder } = props;
	const found = finder.rows.length > 0;
	return (
		<>
			{!found && (
				<p className="wrap-anywhere px-4 py-8 text-center text-ink-soft text-sm">
					{t("nothing", { query: finder.query })}
				</p>
			)}
			<div
				id={`${id}-list`}
				role="listbox"
				aria-label={t("results")}
				hidden={!found}
				className="min-h-0 flex-1 scroll-py-8 overflow-y-auto p-1.5"
			>
				{paletteGroups.map((group) => (
					<Group key={group} group={group} {...props} />
				))}
			</div>
		</>
	);
}

function Group({ group, id, finder, onChoose }: ResultsProps & { group: PaletteGroup }) {
	const t = useTranslations("keyboard.palette");
	const rows = finder.rows.filter((row) => row.group === group);
	if (rows.length === 0) return null;
	return (
		// biome-ignore lint/a11y/useSemanticElements: a fieldset is not for options of a listbox.
		<div role="group" aria-labelledby={`${id}-${group}`}>
			<div id={`${id}-${group}`} className="px-2.5 pt-2 pb-1 font-medium text-ink-faint text-xs">
				{t(group)}
			</div>
			{rows.map((row) => (
				<Option
					key={row.id}
					id={optionId(id, row)}
					row={row}
					active={row === finder.active}
					onPoint={() => finder.point(row)}
					onChoose={() => onChoose(row)}
				/>
			))}
		</div>
	);
}

interface OptionProps {
	id: string;
	row: PaletteRow;
	active: boolean;
	onPoint(): void;
	onChoose(): void;
}

function Option({ id, row, active, onPoint, onChoose }: OptionProps) {
	const { icon: Icon, label, note, keys } = row;
	const option = useRef<HTMLDivElement>(null);
	useEffect(() => {
		if (active) option.current?.scrollIntoView({ block: "nearest" });
	}, [active]);

	return (
		// biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus.
		<div
			ref={option}
			id={id}
			role="option"
			aria-selected={active}
			tabIndex={-1}
			onPointerMove={onPoint}
			onClick={onChoose}
			className="flex h-9 cursor-default select-none items-center gap-2.5 rounded-lg px-2.5 text-sm aria-selected:bg-pressed pointer-coarse:h-11"
		>
			{Icon ? (
				<Icon aria-hidden="true" className="mx-1 size-4 shrink-0 text-ink-faint" />
			) : (
				<Avatar id={row.id.slice("person ".length)} name={label} size="small" />
			)}
			<bdi className="min-w-0 flex-1 truncate">{label}</bdi>
			{note && <span className="shrink-0 text-ink-soft text-xs">{note}</span>}
			{keys && (
				<span aria-hidden="true" className="pointer-coarse:hidden">
					<KeyCaps keys={keys} />
				</span>
			)}
		</div>
	);
}
