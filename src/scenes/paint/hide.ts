/** Hides or shows an element. Saying again what is so would have the browser look its styles up anew. */
export function hide(element: HTMLElement, hidden: boolean): void {
  if (element.hidden !== hidden) element.hidden = hidden;
}
