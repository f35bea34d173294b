import type { Page } from 'playwright';
import type { InputExample } from '../../renderer/input/example.ts';
import { Hand } from './hand.ts';
import type { InputPage } from './input-page.ts';

const modules = import.meta.glob<{ examples: readonly InputExample[] }>(
  '../../renderer/input/*/examples.ts',
  { eager: true },
);

/** Every example of every way to answer, with the folder that it stands in. */
export const inputExamples: readonly (InputExample & { folder: string })[] = Object.entries(modules).flatMap(
  ([file, { examples }]) => examples.map((example) => ({ folder: file.split('/').at(-2) ?? '', ...example })),
);

/** Does what somebody does until it looks like the example. The page is to be closed again. */
export async function showExample(
  inputs: InputPage,
  { question, service, problem, touches = [], typed, until, closed, recognised }: InputExample,
): Promise<Page> {
  inputs.machine.recognised = recognised;
  inputs.machine.pieces = [];
  const page = await inputs.open(question, {
    ...(service !== undefined && { service }),
    ...(problem !== undefined && { problem }),
    ...(closed && { cameraFails: 1 }),
  });
  const hand = new Hand(page);
  for (const name of touches) await hand.press(name);
  if (typed !== undefined) await page.keyboard.type(typed);
  if (until !== undefined) await page.getByText(until).first().waitFor();
  return page;
}
