/** One turn of the event loop: input and drawing come between. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
