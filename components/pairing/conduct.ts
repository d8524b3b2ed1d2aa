/** Of the notice as it stands: with another one, everybody is asked again. */
export const conductVersion = 1;
