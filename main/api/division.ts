import { os } from './base.ts';

export const division = os.division.router({
  children: os.division.children.handler(({ context: { areas }, input }) =>
    areas.divisions.children(input.code),
  ),
  path: os.division.path.handler(({ context: { areas }, input }) => areas.divisions.path(input.code)),
});
