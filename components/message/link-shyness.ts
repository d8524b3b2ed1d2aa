import { createContext } from "react";

/** Whether links are only text: between two who hardly know each other. */
export const ShyLinks = createContext(false);
