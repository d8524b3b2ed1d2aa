/** Everything that is told, in this order. */
import type { Story } from "./story";
import { codeClinic } from "./talks/code-clinic";
import { evening } from "./talks/evening";
import { introductions } from "./talks/introductions";
import { kitchen } from "./talks/kitchen";
import { reunion, saturdayClimb } from "./talks/small-rooms";
import { today } from "./talks/today";
import { walking } from "./talks/walking";
import { words } from "./talks/words";

const lobby: Story = { room: "lobby", talks: [introductions, words, walking, evening, today] };

export const stories: readonly Story[] = [kitchen, codeClinic, reunion, saturdayClimb, lobby];
