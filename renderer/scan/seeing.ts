/** What the worker that reads codes is asked, and what it answers. One picture at a time. */
export interface SeeingOrder {
  /** As the camera sees it. */
  readonly picture: ImageData;
}

export interface SeeingAnswer {
  /** What the code in the picture says; null where there is none that can be read. */
  readonly text: string | null;
}
