/** The name of the one script that brings every embedded story to life; no widget can have it. */
export const STORY = '-story';
