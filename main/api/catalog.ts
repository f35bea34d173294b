import { os } from './base.ts';

export const catalog = os.catalog.router({
  list: os.catalog.list.handler(({ context: { areas } }) => ({
    services: areas.catalog.list(areas.today()),
    refused: areas.catalog.refused().length,
  })),
});
