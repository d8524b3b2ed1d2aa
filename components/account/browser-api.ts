import { createApi } from "../../lib/client/api";

/** The server this page came from; the cookie speaks for whoever looks at it. */
export const api = createApi();
