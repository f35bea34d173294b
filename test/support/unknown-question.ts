import type { Route } from 'playwright';

/** What the machine answers, with a type of question that this program has never heard of: its screen fails. */
export async function withUnknownQuestion(route: Route): Promise<void> {
  const response = await route.fetch();
  const body = (await response.json()) as { json: { question: { type: string } } };
  body.json.question.type = 'unheard-of';
  await route.fulfill({ response, json: body });
}
