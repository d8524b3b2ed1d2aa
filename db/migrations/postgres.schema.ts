import { tables } from "../tables";

export const {
	settings,
	users,
	sessions,
	rooms,
	members,
	events,
	messages,
	reactions,
	instances,
	presence,
	typing,
	strangers,
	stranger_tags,
	pairs,
	blocks,
	reports,
	conduct,
} = tables.postgres;
