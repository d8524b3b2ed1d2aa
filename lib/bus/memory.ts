/** The bus of a single process. */
import type { Bus, BusChannels } from "./contract";

type Listener = (message: BusChannels[keyof BusChannels]) => void;

export function memoryBus(): Bus {
	const channels = new Map<string, Set<Listener>>();
	return {
		publish(channel, id, message) {
			for (const listener of channels.get(`${channel}:${id}`) ?? []) listener(message);
		},
		listen(channel, id, listener) {
			const key = `${channel}:${id}`;
			const listeners = channels.get(key) ?? new Set();
			channels.set(key, listeners.add(listener as Listener));
			return () => {
				listeners.delete(listener as Listener);
				if (listeners.size === 0 && channels.get(key) === listeners) channels.delete(key);
			};
		},
	};
}
