/** Whether Command is the key that others call Control. */
export const isMac = (): boolean => /mac|iphone|ipad/i.test(navigator.platform);
