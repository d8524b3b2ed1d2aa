import { createContext, useContext } from "react";

/** Whether the Tab key comes to the message around: of a log's messages one at a time, or it would be a long way to the composer. */
export const RowFocus = createContext(true);

/** The `tabIndex` of something to press in a message. */
export function useTabStop(): 0 | -1 {
	return useContext(RowFocus) ? 0 : -1;
}
