let chosen: boolean | undefined;

/** Whether a good picture is taken by itself, where the resident has said so; for this visit, as the page is. */
export const byItself = {
  get: (): boolean | undefined => chosen,
  set(to: boolean): void {
    chosen = to;
  },
};
