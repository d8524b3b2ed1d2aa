/**
 * What a model may do beside talking. Each tool only reads, and what it reads is bound when the tool is made: no argument
 * names a room, a person or an address, so nothing that a text asks for reaches further.
 */
import { type ToolSet, tool } from "ai";
import { z } from "zod";
import { calculate } from "./arithmetic";
import { catchUp, type Line, searchLines } from "./catch-up";
import { tellTime } from "./clock";

const line = z.string().max(200);

export function commonTools(timeZone: string): ToolSet {
	return {
		calculate: tool({
			description: "Arithmetic with units, such as `5 km to miles`.",
			inputSchema: z.object({ expression: line }),
			execute: async ({ expression }) => (await calculate(expression)) ?? "That is no arithmetic I can do.",
		}),
		time: tool({
			description: "The date and time now, for the asker or in a time zone such as Europe/Berlin.",
			inputSchema: z.object({ time_zone: line.optional() }),
			execute: async ({ time_zone }) => tellTime(Date.now(), time_zone ?? timeZone),
		}),
	};
}

/** `read` gives the newest lines of the one room that they are for. */
export function roomTools(read: () => Promise<Line[]>): ToolSet {
	return {
		catch_up: tool({
			description: "The most telling of this room's newest messages, with links.",
			inputSchema: z.object({}),
			execute: async () => catchUp(await read()),
		}),
		search_room: tool({
			description: "Messages of this room that have all these words, with links.",
			inputSchema: z.object({ words: line }),
			execute: async ({ words }) => searchLines(await read(), words),
		}),
	};
}
