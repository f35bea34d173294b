export function startOptions(args: readonly string[]): {
  readonly values?: Readonly<Record<string, string | undefined>>;
  readonly sentence?: string;
};
