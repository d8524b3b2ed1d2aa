/** The routes that most requests are for: where Parley runs a server of its own, they are answered in front of the router. */
import * as allEvents from "./api/events/route";
import * as pairing from "./api/pairing/route";
import * as roomEvents from "./api/rooms/[room_id]/events/route";
import * as messages from "./api/rooms/[room_id]/messages/route";
import * as read from "./api/rooms/[room_id]/read/route";
import * as typing from "./api/rooms/[room_id]/typing/route";
import * as poll from "./poll/route";

export const hotRoutes = [roomEvents, messages, typing, read, allEvents, pairing, poll];
