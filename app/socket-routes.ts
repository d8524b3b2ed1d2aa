/** The routes that are WebSockets: where Parley runs a server of its own, it hands them their connections itself. */
import * as room from "./ws/[room_id]/route";

export const socketRoutes = [room];
