import { createContext, useContext, useMemo } from "react";
import { lateModule, useLate } from "../ui/late-module";
import type { Block } from "./markdown";

/** Texts whose marks the server has read already. */
export const ReadAhead = createContext<ReadonlyMap<string, readonly Block[]>>(new Map());

export const parser = lateModule(() => import("./markdown-parser"));

/** What a text with marks says; null until the parser has come. */
export function useBlocks(text: string): readonly Block[] | null {
	const ahead = useContext(ReadAhead).get(text);
	const come = useLate(parser, ahead === undefined);
	return useMemo(() => ahead ?? come?.parseMarkdown(text) ?? null, [ahead, come, text]);
}
