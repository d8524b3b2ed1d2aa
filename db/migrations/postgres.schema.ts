import { tables } from "../tables";

export const { settings, users, sessions, rooms, members, events, messages, reactions, instances, presence, typing } =
	tables.postgres;
