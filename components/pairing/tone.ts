/** Two short tones, one a fifth above the other, made by the browser itself. */

let audio: AudioContext | null = null;

/** Browsers let a page sound only after somebody has touched it: called when they do. */
export function tuneUp(): void {
	audio ??= new AudioContext();
	// One that is refused stays silent, which is what it was refused for.
	if (audio.state === "suspended") void audio.resume().catch(() => undefined);
}

export function playTone(): void {
	if (audio?.state !== "running") return;
	for (const [index, pitch] of [523.25, 783.99].entries()) sound(audio, pitch, audio.currentTime + index * 0.12);
}

function sound(context: AudioContext, pitch: number, at: number): void {
	const [oscillator, gain] = [context.createOscillator(), context.createGain()];
	oscillator.frequency.value = pitch;
	gain.gain.setValueAtTime(0, at);
	gain.gain.linearRampToValueAtTime(0.12, at + 0.015);
	gain.gain.exponentialRampToValueAtTime(0.001, at + 0.25);
	oscillator.connect(gain).connect(context.destination);
	oscillator.start(at);
	oscillator.stop(at + 0.26);
}
