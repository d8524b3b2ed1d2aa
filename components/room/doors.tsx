"use client";

import { late } from "../ui/late";

/** The ways in, which nobody needs who is in: whoever opens a room's page from within does not wait for them. */
export const NameDoor = late(async () => ({ default: (await import("../account/name-form")).NameForm }));
export const JoinDoor = late(async () => ({ default: (await import("./join-panel")).JoinPanel }));
